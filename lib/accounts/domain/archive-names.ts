/** A title as part of a file name that is valid on every system. */
export function fileTitle(title: string): string {
  const plain = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  return plain.slice(0, 60) || 'untitled'
}

/** Path of a session's file in the archive: `sessions/2026-11-20-Hotel-0193ab12/chat.json`. */
export function fileInSession(
  session: { id: string; title: string; startedAt: number },
  file: string,
): string {
  const day = new Date(session.startedAt).toISOString().slice(0, 10)
  return `sessions/${day}-${fileTitle(session.title)}-${session.id.slice(-8)}/${file}`
}
