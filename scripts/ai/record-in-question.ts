/** What a stand-in parses from a grader's prompt. */
export type RecordInQuestion = {
  statements: { statement: string; text: string; inThisCase?: string }[]
  pieces: { id: string; what: string; by: string; shows: boolean; text: string }[]
}

/** The statements and the record in a grader's prompt; null if it is something else. */
export function recordInQuestion(user: string): RecordInQuestion | null {
  const marker = /^<<<RECORD (\w+)$/m.exec(user)
  if (!marker) return null
  const end = user.indexOf(`\nRECORD ${marker[1]}>>>`, marker.index)
  const head = user.slice(0, marker.index)
  const record = user.slice(marker.index + marker[0].length, end < 0 ? undefined : end)
  return { statements: objectsIn(head), pieces: objectsIn(record) }
}

function objectsIn<T>(lines: string): T[] {
  return lines
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): T => JSON.parse(line))
}
