import type { Work } from '@/lib/shared/work'
import { COST } from '../work'
import { hash } from './hash'

const TEXTS = 100
/** Maximum number of recent states kept of one text. */
export const STATES = 24
const LONGEST = 4_000
/** Maximum total number of characters across all states. */
const LETTERS = 400_000

type Known = { states: State[]; letters: number }

/** The hash is computed when it is first needed, and only once. */
type State = { text: string; hash: number | null }

/**
 * Recent states of texts, so that a change made to an older state can be carried over to the newest one. In memory
 * only: edits are never applied from it, it only helps the server to decide.
 */
export class RecentTexts {
  private readonly known = new Map<string, Known>()
  private letters = 0

  /** Records the states of a text, in order, up to the current one. */
  remember(id: string, passed: readonly string[]): void {
    const states = this.known.get(id)?.states ?? []
    this.forget(id)
    if ((passed.at(-1)?.length ?? 0) > LONGEST) return
    for (const text of states.length > 0 ? passed.slice(1) : passed) states.push({ text, hash: null })
    const tooLong = states.findLastIndex(({ text }) => text.length > LONGEST)
    const kept = states.slice(Math.max(tooLong + 1, states.length - STATES))
    const letters = kept.reduce((sum, { text }) => sum + text.length, 0)
    this.known.set(id, { states: kept, letters })
    this.letters += letters
    for (const oldest of this.known.keys()) {
      if (this.known.size <= TEXTS && this.letters <= LETTERS) break
      this.forget(oldest)
    }
  }

  /** The latest state of a text that has this hash. */
  find(id: string, wanted: number, work: Work): string | undefined {
    return this.known.get(id)?.states.findLast((state) => hashOf(state, work) === wanted)?.text
  }

  private forget(id: string): void {
    this.letters -= this.known.get(id)?.letters ?? 0
    this.known.delete(id)
  }
}

function hashOf(state: State, work: Work): number {
  if (state.hash === null) {
    work.add(Math.ceil(state.text.length / COST.letters))
    state.hash = hash(state.text)
  }
  return state.hash
}
