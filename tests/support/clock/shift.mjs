/**
 * Shifts the clock of whatever runs this, a process or a page: the current time is another one, which passes at the
 * normal rate. Has no dependencies, so that its source can be sent to a page.
 * @param {number} shift in ms
 */
export function shiftClock(shift) {
  const RealDate = Date
  class ShiftedDate extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(RealDate.now() + shift)
      else super(...given)
    }
    // Next copies the constructor's own properties.
    static UTC = RealDate.UTC
    static parse = RealDate.parse
    static now() {
      return RealDate.now() + shift
    }
    static [Symbol.hasInstance](value) {
      return value instanceof RealDate
    }
  }
  globalThis.Date = ShiftedDate
}
