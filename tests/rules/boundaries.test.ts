import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

type Place = { path?: string | string[]; pathNot?: string | string[] }
type Rule = { name: string; from: Place; to: Place & { [condition: string]: unknown } }
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: Rule[] }

const some = (patterns: string | string[], file: string) =>
  [patterns].flat().some((pattern) => new RegExp(pattern).test(file))
const fits = ({ path, pathNot }: Place, file: string) =>
  (!path || some(path, file)) && !(pathNot && some(pathNot, file))

/** The rules that refuse an import, of those that only look at paths. */
const refusing = (from: string, to: string) =>
  forbidden
    .filter((rule) => Object.keys(rule.to).every((condition) => condition.startsWith('path')))
    .filter((rule) => fits(rule.from, from) && fits(rule.to, to))
    .map(({ name }) => name)

test.each([
  ['lib/framework/steps.ts', 'lib/content/domain/finding.ts', 'order-framework'],
  ['lib/content/domain/finding.ts', 'lib/cases/domain/case.ts', 'order-content'],
  ['lib/cases/domain/case.ts', 'lib/rooms/domain/round/plan.ts', 'order-cases'],
  ['lib/cases/domain/case.ts', 'lib/board/domain/doc.ts', 'order-cases'],
  ['lib/handbook/domain/page.ts', 'lib/cases/domain/case.ts', 'order-handbook'],
  ['lib/board/domain/doc.ts', 'lib/rooms/domain/round/plan.ts', 'order-board'],
  ['lib/board/canvas/binding.ts', 'lib/rooms/client/connection/connection.ts', 'order-board'],
  ['lib/board/domain/doc.ts', 'lib/auth/domain/name.ts', 'order-board'],
  ['lib/rooms/server/room-jobs.ts', 'lib/grading/server/find-grades.ts', 'order-rooms'],
  ['lib/grading/domain/grade.ts', 'lib/matching/domain/pair.ts', 'order-grading'],
  ['lib/grading/domain/grade.ts', 'lib/review/domain/review.ts', 'order-grading'],
  ['lib/review/domain/review.ts', 'lib/progress/domain/trend.ts', 'order-review'],
  ['lib/jobs/server/start-jobs.ts', 'lib/rooms/server/room-jobs.ts', 'order-jobs'],
  ['lib/mail/server/send.ts', 'lib/auth/domain/name.ts', 'order-mail'],
  ['lib/audit/server/record.ts', 'lib/framework/roles.ts', 'order-audit'],
  ['lib/framework/steps.ts', 'node_modules/react/index.js', 'domain-is-pure'],
  ['lib/board/graph/findings.ts', 'lib/board/canvas/binding.ts', 'domain-is-pure'],
  ['lib/board/canvas/binding.ts', 'lib/rooms/server/room-jobs.ts', 'browser-code-has-no-server-code'],
  ['lib/rooms/server/room-jobs.ts', 'lib/board/canvas/binding.ts', 'server-code-has-no-pages'],
  ['lib/somewhere/domain/new.ts', 'lib/shared/errors.ts', 'every-module-has-a-place'],
])('%s must not import %s', (from, to, rule) => {
  expect(refusing(from, to)).toContain(rule)
})

test.each([
  ['lib/progress/domain/trend.ts', 'lib/review/domain/review.ts'],
  ['lib/review/domain/review.ts', 'lib/grading/domain/grade.ts'],
  ['lib/grading/server/find-grades.ts', 'lib/jobs/server/add-job.ts'],
  ['lib/rooms/domain/round/decide/decide.ts', 'lib/board/domain/doc.ts'],
  ['lib/rooms/domain/round/plan.ts', 'lib/framework/steps.ts'],
  ['lib/cases/domain/case.ts', 'lib/content/domain/finding.ts'],
  ['lib/board/canvas/binding.ts', 'node_modules/@excalidraw/excalidraw/index.js'],
  ['lib/shared/errors.ts', 'node_modules/zod/index.js'],
])('%s may import %s', (from, to) => {
  expect(refusing(from, to)).toEqual([])
})
