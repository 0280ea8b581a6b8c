/** A message of a request as a stand-in reads it. */
export type StandinMessage = { role: string; content: string }
