/** The path of a session's page, at a moment of its round or at its end (null). @param elapsed milliseconds */
export function sessionPath(roomId: string, elapsed: number | null): string {
  return `/sessions/${roomId}${atMoment(elapsed)}`
}

/** The path of a case's model round, at a moment of it or at its end (null). @param elapsed milliseconds */
export function modelPath(caseId: string, elapsed: number | null): string {
  return `/cases/${caseId}/model${atMoment(elapsed)}`
}

/** The path of the public round, at a moment of it or at its end (null). @param elapsed milliseconds */
export function watchPath(elapsed: number | null): string {
  return `/watch${atMoment(elapsed)}`
}

/** The path that compares a session with another one, with its model round (`model`), or with none yet. */
export function comparePath(roomId: string, other: string | null): string {
  return `/sessions/${roomId}/compare${other === null ? '' : `?with=${encodeURIComponent(other)}`}`
}

/**
 * The path of a round that a reviewer has taken, at a moment of it or at its end (null). @param elapsed milliseconds
 */
export function reviewPath(reviewId: string, elapsed: number | null): string {
  return `/reviews/${reviewId}${atMoment(elapsed)}`
}

/** The path of a session's page that shows one of its comments. @param seq the number of the comment in the round */
export function commentPath(roomId: string, seq: number): string {
  return `/sessions/${roomId}?comment=${seq}`
}

/** The comment in a session page's query; null if there is none. */
export function readCommentNumber({ comment }: { comment?: string | string[] | undefined }): number | null {
  return typeof comment === 'string' && /^[1-9]\d{0,2}$/.test(comment) ? Number(comment) : null
}

function atMoment(elapsed: number | null): string {
  return elapsed === null ? '' : `?t=${Math.round(elapsed) / 1000}`
}

/** The moment in a session page's query, in milliseconds of the round; null if there is none. */
export function readMoment({ t }: { t?: string | string[] | undefined }): number | null {
  if (typeof t !== 'string' || !/^\d{1,6}(?:\.\d{1,3})?$/.test(t)) return null
  return Math.round(Number(t) * 1000)
}
