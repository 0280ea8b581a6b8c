/** What a run through one entrance measured; times in ms, memory in MB. */
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
/** How much longer others may wait for their acknowledgements than when it is quiet. */
const ACK_RATIO = 2
export const MEMORY_BACK_MB = 100

/** The bars that a run broke, as sentences. @param asked how many inputs it was to send at least */
export function brokenBars(row: Measured, asked: number): string[] {
  const grown = row.rssAfter - row.rssBefore
  const ratio = row.ackP95 / row.quietP95
  const bars: [isBroken: boolean, sentence: string][] = [
    [row.inputs < asked, `only ${row.inputs} of ${asked} inputs were sent`],
    [row.exits > 0, `the server ended ${row.exits} times`],
    [row.unanswered > 0, `${row.unanswered} inputs had no answer`],
    [row.missing > 0, `${row.missing} edits of others were not acknowledged`],
    // Written so that a figure that is missing breaks its bar too.
    [!(row.livezP99 <= LIVEZ_P99), `/livez took ${row.livezP99} ms at p99; ${LIVEZ_P99} is the most`],
    [!(row.livezMax <= LIVEZ_MAX), `/livez took up to ${row.livezMax} ms; ${LIVEZ_MAX} is the most`],
    [!(ratio <= ACK_RATIO), `others waited ${ratio.toFixed(1)} times as long; ${ACK_RATIO} is the most`],
    [!(grown <= MEMORY_BACK_MB), `${grown} MB of memory did not come back; ${MEMORY_BACK_MB} is the most`],
  ]
  return bars.flatMap(([isBroken, sentence]) => (isBroken ? [sentence] : []))
}
