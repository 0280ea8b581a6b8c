import { countWords, type FileFinding } from '@/lib/content/domain/finding'
import { POINTS } from '@/lib/framework/points'
import type { Case } from '../case'
import { plainText } from '../find-words'
import type { ShippedCase } from './check-choosing'

const WORDS = { least: 8, most: 12 }
const MOST_WORDS = { here: 30, ask: 20 }
const FACTS_TO_GIVE = 3
/**
 * Steps that decide a third of the score: in each, an interviewer needs something to ask and something to listen for.
 */
const ASKED_IN = ['system-diagram', 'trade-offs'] as const
const LEAST_PROBES = 2
/** The same in all cases, so that nobody has to work out what a column means. */
const REVERSAL = /\bReverse it\b/

type Lack = { path: readonly PropertyKey[] | 'tradeOffs'; message: string }

/** Checks for what an interviewer who never built the system needs in every shipped case. */
export function checkSecondEdition(cases: readonly ShippedCase[]): FileFinding[] {
  return cases.flatMap(({ file, whole, document }) => {
    const tradeOffs = document.bodyLine + document.body.split('\n').indexOf('## Trade-offs')
    return lacksOf(whole).map(({ path, message }): FileFinding => {
      const line = path === 'tradeOffs' ? tradeOffs : document.lineOf(path)
      return { file, line, message, severity: 'standard' }
    })
  })
}

function lacksOf(whole: Case): Lack[] {
  return [
    ...lacksInWords(whole),
    ...lacksInFacts(whole),
    ...lacksInSteps(whole),
    ...lacksInCurveballs(whole),
    ...lacksInTradeOffs(whole),
  ]
}

function lacksInWords({ guide: { words } }: Case): Lack[] {
  const lacks: Lack[] = []
  const { least, most } = WORDS
  if (words.length < least || words.length > most)
    lacks.push({
      path: ['guide', 'words'],
      message: `there are ${words.length} words to expect; it needs ${least} to ${most}`,
    })
  const first = new Map<string, string>()
  for (const [index, { term, also, here, ask }] of words.entries()) {
    const path = ['guide', 'words', index]
    for (const name of [term, ...also]) {
      const owner = first.get(plainText(name))
      if (owner !== undefined)
        lacks.push({ path, message: `the word ${name} is a name of ${owner} already; keep one` })
      first.set(plainText(name), term)
    }
    for (const [key, text] of [['here', here] as const, ['ask', ask] as const]) {
      const count = countWords(text)
      if (count > MOST_WORDS[key])
        lacks.push({
          path: [...path, key],
          message: `${key} of the word ${term} has ${count} words; ${MOST_WORDS[key]} at most`,
        })
    }
  }
  return lacks
}

function lacksInFacts({ guide: { facts } }: Case): Lack[] {
  const count = POINTS.flatMap((point) => facts[point]).filter(({ give_by }) => give_by).length
  if (count === FACTS_TO_GIVE) return []
  return [
    {
      path: ['guide', 'facts'],
      message: `${count} facts have give_by; mark the ${FACTS_TO_GIVE} without which there is no round`,
    },
  ]
}

function lacksInSteps({ guide: { steps } }: Case): Lack[] {
  return ASKED_IN.flatMap((slug) => {
    const { length } = steps[slug].probes
    const message = `${slug} has ${length} probes; it needs ${LEAST_PROBES}`
    return length < LEAST_PROBES ? [{ path: ['guide', 'steps', slug], message }] : []
  })
}

function lacksInCurveballs({ guide: { curveballs } }: Case): Lack[] {
  return curveballs.flatMap(({ id, touches }, index) => {
    const message = `the curveball ${id} has no touches; name what it reopens`
    return touches ? [] : [{ path: ['guide', 'curveballs', index], message }]
  })
}

/** Each choice has a price, and a condition that would reverse it. */
function lacksInTradeOffs({ body }: Case): Lack[] {
  if (REVERSAL.test(body.tradeOffs)) return []
  const message = 'the trade-offs do not say what would reverse a choice; do so under "Reverse it when"'
  return [{ path: 'tradeOffs', message }]
}
