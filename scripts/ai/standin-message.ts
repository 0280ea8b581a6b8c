/** A request's message as a stand-in reads it. */
export type StandinMessage = { role: string; content: string }
