/**
 * The server's time, estimated independently of the browser's own clock: the offset is measured against the
 * monotonic timer, and the reading with the shortest round trip is used.
 */
export class ServerClock {
  private offset = 0
  private bestTrip = Number.POSITIVE_INFINITY

  /**
   * @param monotonic a clock in ms that only goes forward, `performance.now` in a browser
   * @param now the server time as known so far; the first reading replaces it
   */
  constructor(
    private readonly monotonic: () => number,
    now?: number,
  ) {
    if (now !== undefined) this.offset = now - monotonic()
  }

  /**
   * Adds a reading: when it was requested and answered (monotonic ms), and the server's time (ms since 1970).
   */
  observe(asked: number, answered: number, server: number): void {
    const trip = answered - asked
    // An old reading drifts, so in time a slightly slower newer one may replace it.
    this.bestTrip *= 1.2
    if (trip > this.bestTrip) return
    this.bestTrip = trip
    this.offset = server + trip / 2 - answered
  }

  /** Server time now, in ms since 1970. */
  now(): number {
    return this.monotonic() + this.offset
  }

  /** Forgets the quality of earlier readings, for example after a reconnect or after the machine slept. */
  restart(): void {
    this.bestTrip = Number.POSITIVE_INFINITY
  }
}
