/**
 * Moves the clock of whatever runs this, a process or a page: what asks for now gets another time, which goes on as the
 * real one does. Needs nothing around it, so that its source can be sent to a page.
 * @param {number} shift in ms
 */
export function shiftClock(shift) {
  const RealDate = Date
  class ShiftedDate extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(RealDate.now() + shift)
      else super(...given)
    }
    // Next copies what is the constructor's own.
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
