// For `node --import`: shifts the process's clock by CLOCK_SHIFT_MS from its start. Postgres's clock is unchanged.
import { shiftClock } from './shift.mjs'

shiftClock(Number(process.env.CLOCK_SHIFT_MS))
