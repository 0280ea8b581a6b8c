/**
 * The server's time as this browser can know it, independent of the browser's own clock: the offset is measured
 * against the monotonic timer, and the answer with the shortest round trip is believed.
 */
export class ServerClock {
  private offset = 0
  private bestTrip = Number.POSITIVE_INFINITY

  /**
   * @param monotonic milliseconds that only go forward, `performance.now` in a browser
   * @param now server time as far as it is known already; the first reading replaces it
   */
  constructor(
    private readonly monotonic: () => number,
    now?: number,
  ) {
    if (now !== undefined) this.offset = now - monotonic()
  }

  /** Takes in a reading: when it was asked for and answered (monotonic ms), and what the server said (ms since 1970). */
  observe(asked: number, answered: number, server: number): void {
    const trip = answered - asked
    // An old reading drifts: let a slightly slower newer one replace it in time.
    this.bestTrip *= 1.2
    if (trip > this.bestTrip) return
    this.bestTrip = trip
    this.offset = server + trip / 2 - answered
  }

  /** Server time now, in ms since 1970. */
  now(): number {
    return this.monotonic() + this.offset
  }

  /** Forgets the quality of earlier readings, as after a reconnect or when the machine slept. */
  restart(): void {
    this.bestTrip = Number.POSITIVE_INFINITY
  }
}
