/** First letters of the first and the last word of a name, at most two; "?" for none. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words
  // Iteration yields code points, so that a letter beyond U+FFFF isn't split.
  const letters = ends.map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase() || '?'
}
