/** Held while the comments on a round are changed, so that their numbers follow the order of commits. */
export function commentsLock(roomId: string): string {
  return `comments on ${roomId}`
}
