import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const PLACES = ['app', 'bench', 'components', 'lib', 'realtime', 'scripts', 'tests']
const MOST_LINES = 250
const MOST_FILES = 25

const ONE_SETTING = 'the promises of one module, tried in one setting that all of its tests share'

/** Longer files, and why they are not split. */
const LONG = new Map([
  ['components/landing/landing-page.module.css', 'one page'],
  ['components/landing/room-preview.module.css', 'one drawing of a room'],
  ['components/matching/slots/slots.module.css', 'one page, whose parts share rows and grids'],
  ['components/rooms/guide/guide-panel.module.css', 'one panel, whose sections share their lists and marks'],
  ['lib/accounts/server/deletion/deletion.pg.test.ts', ONE_SETTING],
  ['lib/auth/server/links/links.pg.test.ts', ONE_SETTING],
  [
    'lib/board/canvas/binding.ts',
    'one canvas and its replica: every frame goes through both directions in one order',
  ],
  ['lib/board/domain/patch/codec.ts', 'writes and reads one format, line by line beside each other'],
  ['lib/board/domain/patch/decide-edit.test.ts', ONE_SETTING],
  ['lib/board/graph/outline/agreement.test.ts', 'each edit stands beside what it must come to mean'],
  ['lib/board/graph/outline/edit/edits.test.ts', ONE_SETTING],
  ['lib/drills/domain/sums/sum-scenes.ts', 'a table: one scene a row'],
  ['lib/grading/server/ai/get-ai-feedback.pg.test.ts', ONE_SETTING],
  ['lib/grading/server/ai/run-ai-grading.pg.test.ts', ONE_SETTING],
  ['lib/grading/server/submit-grade.pg.test.ts', ONE_SETTING],
  ['lib/groups/server/groups.pg.test.ts', ONE_SETTING],
  ['lib/interviewer/domain/interviewer.test.ts', ONE_SETTING],
  ['lib/jobs/server/jobs.pg.test.ts', ONE_SETTING],
  ['lib/library/domain/check-library.test.ts', 'one line of a library broken at a time'],
  ['lib/matching/server/queue/queue.pg.test.ts', ONE_SETTING],
  ['lib/matching/server/room/room.pg.test.ts', ONE_SETTING],
  ['lib/pages/server/bound-pages.test.ts', ONE_SETTING],
  ['lib/review/server/peer/peer-review.pg.test.ts', ONE_SETTING],
  ['lib/review/server/comments/comments.pg.test.ts', ONE_SETTING],
  ['lib/review/server/share/share-links.pg.test.ts', ONE_SETTING],
  [
    'lib/rooms/client/connection/connection.ts',
    'the states of one connection, and what leads from each to the next',
  ],
  ['lib/rooms/client/connection/rejoining.test.ts', ONE_SETTING],
  ['realtime/interviewer/interviews.pg.test.ts', ONE_SETTING],
  ['scripts/ai/standin.ts', 'one endpoint, with each way in which it can be asked to fail'],
  ['tests/access/entrances.test.ts', 'a table: one entrance a row'],
  ['tests/board-harness/person.ts', 'one person: everything that can be done on a board'],
  ['tests/e2e/rooms/room-layout.e2e.ts', ONE_SETTING],
  ['tests/fixtures/hotel-session.ts', 'one recorded session'],
  ['tests/support/room-page.ts', 'one page: everything that tests do in a room'],
])

/** Folders with more files, and why. */
const CROWDED = new Map([['tests/cases', 'one file a case: what of it was executed, and what that showed']])

const sources = PLACES.flatMap((place) =>
  readdirSync(path.join(ROOT, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs|css)$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    // Generated from the database schema.
    .filter((file) => !file.startsWith('lib/db/generated/')),
)

test(`no file has more than ${MOST_LINES} lines without a reason`, () => {
  const long = sources.filter(
    // All executed claims of a case stay in one file.
    (file) => !file.startsWith('tests/cases/') && lines(file) > MOST_LINES,
  )
  expect(long.toSorted()).toEqual([...LONG.keys()].toSorted())
})

test(`no folder has more than ${MOST_FILES} files without a reason`, () => {
  const counts = new Map<string, number>()
  for (const file of sources) {
    const folder = path.dirname(file)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  const crowded = [...counts].filter(([, count]) => count > MOST_FILES).map(([folder]) => folder)
  expect(crowded.toSorted()).toEqual([...CROWDED.keys()].toSorted())
})

function lines(file: string): number {
  return readFileSync(path.join(ROOT, file), 'utf8').trimEnd().split('\n').length
}
