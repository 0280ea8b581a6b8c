import { findFiller } from '@/lib/content/domain/check/check-prose'
import { countWords, type FileFinding, repeated } from '@/lib/content/domain/finding'
import { parseScenes } from './parse-scenes'
import type { Scene } from './scene-schema'

export const SCENES_FILE = 'content/drills/scenes.yaml'

/** Word limits of a scene: enough for four facts, few enough to read aloud. */
const WORDS = { least: 35, most: 75 }

/**
 * Checks that each scene has exactly one defensible answer, as far as a machine can tell: whatever is cited for or
 * against an answer is in the scene, word for word; no answer occurs twice; the scene names none of them.
 * @param patterns title of each pattern by its id
 */
export function checkScenes(source: string, patterns: ReadonlyMap<string, string>): FileFinding[] {
  const parsed = parseScenes(source)
  if (!parsed.ok)
    return parsed.problems.map((problem) => ({ ...problem, file: SCENES_FILE, severity: 'error' }))
  const { scenes, lineOf } = parsed
  const findings = scenes.flatMap((one, index) =>
    problemsOf(one, patterns).map(({ path, message }) => ({ path: ['scenes', index, ...path], message })),
  )
  for (const id of repeated(scenes.map(({ id }) => id)))
    findings.push({ path: ['scenes'], message: `two scenes are called ${id}; rename one` })
  for (const [id, title] of patterns) {
    if (!scenes.some(({ pattern }) => pattern === id))
      findings.push({ path: ['scenes'], message: `no scene asks for ${title} (${id}); write one` })
  }
  return [
    ...findings.map(
      ({ path, message }): FileFinding => ({
        file: SCENES_FILE,
        line: lineOf(path),
        message,
        severity: 'error',
      }),
    ),
    ...findFiller(source).map((finding) => ({ ...finding, file: SCENES_FILE })),
  ]
}

type Problem = { path: PropertyKey[]; message: string }

function problemsOf(one: Scene, patterns: ReadonlyMap<string, string>): Problem[] {
  const problems: Problem[] = []
  const answers = [one.pattern, ...one.others.map(({ page }) => page)]
  const pathOf = (at: number): PropertyKey[] => (at === 0 ? ['pattern'] : ['others', at - 1, 'page'])
  for (const [at, id] of answers.entries()) {
    const title = patterns.get(id)
    if (title === undefined) problems.push({ path: pathOf(at), message: `there is no pattern ${id}` })
    else if (names(one.scene, title)) {
      problems.push({
        path: ['scene'],
        message: `the scene names "${title}", which is an answer; tell it without`,
      })
    }
    if (answers.indexOf(id) < at)
      problems.push({ path: pathOf(at), message: `${id} is an answer twice; choose another` })
  }
  const facts = [
    { fact: one.fact, path: ['fact'] },
    ...one.others.map(({ fact }, at) => ({ fact, path: ['others', at, 'fact'] })),
  ]
  for (const { fact, path } of facts) {
    if (!plain(one.scene).includes(plain(fact)))
      problems.push({ path, message: `the scene does not say "${fact}"; quote it word by word` })
    else if (countWords(fact) < 2)
      problems.push({ path, message: `"${fact}" is no fact; quote the words that decide` })
  }
  for (const why of repeated([one.why, ...one.others.map(({ why }) => why)].map(plain)))
    problems.push({ path: ['others'], message: `two answers have the reason "${why}"; each needs its own` })
  const words = countWords(one.scene)
  if (words < WORDS.least || words > WORDS.most)
    problems.push({
      path: ['scene'],
      message: `the scene has ${words} words; it needs ${WORDS.least} to ${WORDS.most}`,
    })
  return problems
}

function names(scene: string, title: string): boolean {
  return ` ${plain(scene)} `.includes(` ${plain(title)} `)
}

/** Only letters and digits: line breaks and punctuation make no difference. */
function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
