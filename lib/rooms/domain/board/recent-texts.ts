import { hash } from './hash'

const TEXTS = 100
const STATES = 24
const LONGEST = 4_000

/**
 * What texts lately were, so that a change which was made to an older state can be carried over to the newer one.
 * Kept in memory only: nobody applies an edit by it, it just helps the server to decide.
 */
export class RecentTexts {
  private readonly states = new Map<string, string[]>()

  /** Takes note of what a text was and has become. */
  remember(id: string, before: string, after: string): void {
    const known = this.states.get(id) ?? [before]
    this.states.delete(id)
    if (after.length > LONGEST) return
    this.states.set(id, [...known, after].slice(-STATES))
    const [oldest] = this.states.keys()
    if (this.states.size > TEXTS && oldest !== undefined) this.states.delete(oldest)
  }

  /** The newest state of a text that has this hash. */
  find(id: string, wanted: number): string | undefined {
    return this.states.get(id)?.findLast((state) => hash(state) === wanted)
  }
}
