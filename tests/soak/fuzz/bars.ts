/** Measurements of a run through one entrance; times in ms, memory in MB. */
export type Measured = {
  inputs: number
  exits: number
  unanswered: number
  missing: number
  livezP99: number
  livezMax: number
  quietP95: number
  ackP95: number
  rssBefore: number
  rssAfter: number
}

const LIVEZ_P99 = 150
const LIVEZ_MAX = 500
/** How much longer others may wait for their acknowledgements than without an attack. */
const ACK_RATIO = 2
export const MEMORY_BACK_MB = 100

/** The limits that a run exceeded, as sentences. @param asked minimum number of inputs it had to send */
export function brokenBars(row: Measured, asked: number): string[] {
  const grown = row.rssAfter - row.rssBefore
  const ratio = row.ackP95 / row.quietP95
  const bars: [isBroken: boolean, sentence: string][] = [
    [row.inputs < asked, `only ${row.inputs} of ${asked} inputs were sent`],
    [row.exits > 0, `the server ended ${row.exits} times`],
    [row.unanswered > 0, `${row.unanswered} inputs had no answer`],
    [row.missing > 0, `${row.missing} edits of others were not acknowledged`],
    // Written so that a missing figure also counts as exceeded.
    [!(row.livezP99 <= LIVEZ_P99), `/livez took ${row.livezP99} ms at p99; ${LIVEZ_P99} is the most`],
    [!(row.livezMax <= LIVEZ_MAX), `/livez took up to ${row.livezMax} ms; ${LIVEZ_MAX} is the most`],
    [!(ratio <= ACK_RATIO), `others waited ${ratio.toFixed(1)} times as long; ${ACK_RATIO} is the most`],
    [!(grown <= MEMORY_BACK_MB), `${grown} MB of memory did not come back; ${MEMORY_BACK_MB} is the most`],
  ]
  return bars.flatMap(([isBroken, sentence]) => (isBroken ? [sentence] : []))
}
