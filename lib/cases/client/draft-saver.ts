import type { FormFailure } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

/** Where the editor's text is saved so far. */
export type DraftSaveState =
  | { status: 'saved' }
  | { status: 'saving' }
  | { status: 'offline'; kept: number }
  | { status: 'refused'; reason: string }

/** The server's response to a save; null without one. */
export type SaveAnswer = { ok: true; value: { revision: number } } | FormFailure | null

type DraftSaverOptions = {
  revision: number
  send: (revision: number, source: string) => Promise<SaveAnswer>
  show: (state: DraftSaveState) => void
  setTimer: (run: () => void, ms: number) => unknown
  clearTimer: (timer: unknown) => void
}

/** Delay after the last keystroke before a save, and before a failed save is retried, in milliseconds. */
const QUIET = 800
const RETRY = 4000

/** Errors that a retry cannot fix. */
const FINAL = new Set(['draft/changed-elsewhere', 'not-found'])

/**
 * Saves what is typed. One save runs at a time, each based on the one before, so that a slow response never overwrites
 * newer text. If another window has saved since, the text stays here and is not sent again; after other failures it is
 * retried.
 */
export class DraftSaver {
  private waiting: string | null = null
  /** Sent, but not known to be saved. It is resent unchanged, so that the server recognises it. */
  private unanswered: string | null = null
  private busy: Promise<boolean> | null = null
  private over = false
  private timer: unknown
  private revision: number

  constructor(private readonly options: DraftSaverOptions) {
    this.revision = options.revision
  }

  /** Whether there is text that the server has not confirmed. */
  get dirty(): boolean {
    return this.waiting !== null || this.unanswered !== null
  }

  /** Accepts a text, to be sent in a moment. */
  save(source: string): void {
    this.waiting = source
    if (this.over) return
    this.options.show({ status: 'saving' })
    this.flushIn(QUIET)
  }

  /** Sends the current text. @returns whether everything up to this call is saved */
  async flush(): Promise<boolean> {
    this.options.clearTimer(this.timer)
    const goal = this.waiting
    for (;;) {
      // Several callers may wait for the same save; after it, each checks again.
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
    // A text that the server rejects waits for the next keystroke instead of a timer.
    if (answer?.code === 'invalid-input') this.unanswered = null
    else if (!this.over) this.flushIn(RETRY)
    return false
  }

  private flushIn(ms: number): void {
    this.options.clearTimer(this.timer)
    this.timer = this.options.setTimer(() => void this.flush(), ms)
  }
}
