import type { FormFailure } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

/** Where the text of the editor is. */
export type DraftSaveState =
  | { status: 'saved' }
  | { status: 'saving' }
  | { status: 'offline'; kept: number }
  | { status: 'refused'; reason: string }

/** The server's answer to a save; null when none came. */
export type SaveAnswer = { ok: true; value: { revision: number } } | FormFailure | null

type DraftSaverOptions = {
  revision: number
  send: (revision: number, source: string) => Promise<SaveAnswer>
  show: (state: DraftSaveState) => void
  setTimer: (run: () => void, ms: number) => unknown
  clearTimer: (timer: unknown) => void
}

/** Milliseconds after the last key before it is sent, and before a save that failed is tried again. */
const QUIET = 800
const RETRY = 4000

/** Refusals that no later try can change. */
const FINAL = new Set(['draft/changed-elsewhere', 'not-found'])

/**
 * Keeps what is typed. One save is under way at a time, each on top of the one before, so that a slow answer never
 * overwrites a newer text. A text that another window overtook stays here and is not sent again; what failed for
 * another reason goes again.
 */
export class DraftSaver {
  private waiting: string | null = null
  /** Sent, and whether it was kept is not known. It goes again as it was, so that the server knows it again. */
  private unanswered: string | null = null
  private busy: Promise<boolean> | null = null
  private over = false
  private timer: unknown
  private revision: number

  constructor(private readonly options: DraftSaverOptions) {
    this.revision = options.revision
  }

  /** Whether something is here that the server has not said to have. */
  get dirty(): boolean {
    return this.waiting !== null || this.unanswered !== null
  }

  /** Takes a text, to be sent in a moment. */
  save(source: string): void {
    this.waiting = source
    if (this.over) return
    this.options.show({ status: 'saving' })
    this.flushIn(QUIET)
  }

  /** Sends what is here now. @returns whether everything up to this call is kept */
  async flush(): Promise<boolean> {
    this.options.clearTimer(this.timer)
    const goal = this.waiting
    for (;;) {
      // Several may wait for the same save; after it each looks again.
      while (this.busy) await this.busy
      if (this.over) return false
      const source = this.unanswered ?? this.waiting
      if (source === null) return true
      this.busy = this.attempt(source).finally(() => {
        this.busy = null
      })
      if (!(await this.busy)) return false
      if (source === goal) return true
    }
  }

  private async attempt(source: string): Promise<boolean> {
    const { send, show } = this.options
    show({ status: 'saving' })
    this.unanswered = source
    const answer = await send(this.revision, source).catch(() => null)
    if (answer?.ok) {
      this.unanswered = null
      this.revision = answer.value.revision
      if (this.waiting === source) this.waiting = null
      show(this.waiting === null ? { status: 'saved' } : { status: 'saving' })
      return true
    }
    if (answer === null) show({ status: 'offline', kept: 1 })
    else show({ status: 'refused', reason: answer.fields?.source ?? sentenceOf(answer) })
    this.over = answer !== null && FINAL.has(answer.code)
    // A text that the server will not have waits for the next key instead of a timer.
    if (answer?.code === 'invalid-input') this.unanswered = null
    else if (!this.over) this.flushIn(RETRY)
    return false
  }

  private flushIn(ms: number): void {
    this.options.clearTimer(this.timer)
    this.timer = this.options.setTimer(() => void this.flush(), ms)
  }
}
