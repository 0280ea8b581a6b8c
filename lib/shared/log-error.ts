/** Writes an error to the log, as a line of JSON. @param what was being done */
export function logError(what: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? String(error)) : String(error)
  console.error(JSON.stringify({ at: new Date().toISOString(), level: 'error', what, error: text }))
}
