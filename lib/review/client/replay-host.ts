import { AppError, appError } from '@/lib/shared/errors'
import { MomentWriter } from '../domain/replay/moment-view'
import { ReplayLog } from '../domain/replay/replay-log'
import type { ReplayPage } from '../domain/replay/replay-page'
import { TimelineBuilder } from '../domain/replay/timeline'
import type { FromReplay, ToReplay } from './replay-messages'

type HostSurroundings = {
  send: (message: FromReplay) => void
  /** @throws AppError for a refusal by the server; any other error if it could not be reached */
  fetchPage: (url: string, after: number) => Promise<ReplayPage>
  /** A monotonic time in milliseconds. */
  now: () => number
  pause: (ms: number) => Promise<void>
  /** Called with unexpected errors. */
  report: (error: unknown) => void
}

/** Delays before each retry of loading a page, in milliseconds. */
const RETRY_AFTER = [1_000, 3_000, 9_000] as const
/** Temporary refusals. */
const TEMPORARY: ReadonlySet<string> = new Set(['session/too-often', 'unavailable', 'internal'])
/** Maximum time that a request waits while the log is processed, in milliseconds. */
const SLICE_MS = 8

/** The worker's side of a replay: loads the log in pages, and shows any moment that has been loaded. */
export class ReplayHost {
  private readonly log = new ReplayLog()
  private readonly timeline = new TimelineBuilder()
  private readonly writer = new MomentWriter()
  private url = ''
  /** Where loading continues; null when everything is loaded. */
  private after: number | null = 0
  private isLoading = false

  constructor(private readonly surroundings: HostSurroundings) {}

  receive(message: ToReplay): void {
    switch (message.kind) {
      case 'open':
        this.url = message.url
        void this.load()
        return
      case 'retry':
        void this.load()
        return
      case 'show':
        this.surroundings.send({ kind: 'moment', change: this.moment(message.elapsed) })
    }
  }

  private moment(elapsed: number) {
    if (this.after !== null && elapsed >= this.log.elapsed) return null
    return this.writer.write(this.log.stateAt(elapsed), elapsed)
  }

  private async load(): Promise<void> {
    if (this.isLoading) return
    this.isLoading = true
    try {
      let coming = this.after === null ? null : this.page(this.after)
      while (coming) {
        const { items, next } = await coming
        // The next page is fetched while this one is processed.
        coming = next === null ? null : this.page(next)
        coming?.catch(() => undefined)
        await this.takeIn(items)
        this.after = next
        this.surroundings.send({ kind: 'timeline', timeline: this.timeline.timeline(next === null) })
      }
    } catch (error) {
      if (!(error instanceof AppError)) this.surroundings.report(error)
      const { code, params } = error instanceof AppError ? error : appError('replay/unreachable')
      this.surroundings.send({ kind: 'problem', reason: { code, params } })
    } finally {
      this.isLoading = false
    }
  }

  private async page(after: number): Promise<ReplayPage> {
    for (const wait of RETRY_AFTER) {
      try {
        return await this.surroundings.fetchPage(this.url, after)
      } catch (error) {
        if (error instanceof AppError && !TEMPORARY.has(error.code)) throw error
        await this.surroundings.pause(wait)
      }
    }
    return this.surroundings.fetchPage(this.url, after)
  }

  /** Yields to requests in between. */
  private async takeIn(items: ReplayPage['items']): Promise<void> {
    const { now, pause } = this.surroundings
    let since = now()
    for (const item of items) {
      this.log.append(item)
      this.timeline.add(item, this.log.elapsed, this.log.head)
      if (now() - since < SLICE_MS) continue
      await pause(0)
      since = now()
    }
  }
}
