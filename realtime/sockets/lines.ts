import type { Visitor } from '../admission/handshakes'
import { TokenBuckets } from '../admission/token-bucket'
import { countClosed } from '../metrics'
import { type CloseReason, type Connection, LIMITS, Line, type LineLimits, type LineOptions } from './line'

/**
 * Maximum number of one person's connections: five tabs, plus what is left of their connections that broke a
 * moment ago.
 */
const CONNECTIONS_A_PERSON = 15
/** What one person may send over all connections together, in bytes. */
const BYTES_A_PERSON = { perSecond: 1024 * 1024, burst: 16 * 1024 * 1024 }

type LinesOptions = Partial<LineLimits> & { now: () => number }

/** All connections of this process. */
export class Lines {
  private readonly open = new Map<string, Set<Line>>()
  private readonly bytes = new TokenBuckets(BYTES_A_PERSON.perSecond, BYTES_A_PERSON.burst)
  private readonly options: LineOptions

  constructor(options: LinesOptions) {
    this.options = {
      ...LIMITS,
      ...options,
      closing: closed,
      closed: (line) => this.remove(line),
    }
  }

  /** Counts and limits a connection from now on; one without a visitor, or beyond the maximum, is closed. */
  add(connection: Connection, visitor: Visitor | undefined): void {
    const userId = visitor?.userId ?? ''
    const bytes = this.bytes.of(userId, this.options.now())
    const line = new Line(connection, { userId, bytes }, this.options)
    const own = this.open.get(userId) ?? new Set()
    this.open.set(userId, own.add(line))
    if (!visitor || own.size > CONNECTIONS_A_PERSON) line.close('too-many')
  }

  /** Number of bytes waiting, for each connection. */
  *waiting(): Iterable<number> {
    for (const lines of this.open.values()) for (const line of lines) yield line.waiting
  }

  private remove(line: Line): void {
    const { userId } = line.owner
    const own = this.open.get(userId)
    own?.delete(line)
    if (own?.size === 0) this.open.delete(userId)
  }
}

function closed(reason: CloseReason, userId: string): void {
  countClosed(reason)
  const at = new Date().toISOString()
  console.warn(JSON.stringify({ at, level: 'warn', what: 'a connection was closed', reason, userId }))
}
