// For `node --import`: the process has the clock of CLOCK_SHIFT_MS from its start. What Postgres calls now is left alone.
import { shiftClock } from './shift.mjs'

shiftClock(Number(process.env.CLOCK_SHIFT_MS))
