/** Whether a part of a font has a character. @param range as in CSS, such as `U+20-7e, U+a0`; empty for all */
export function holdsLetter(range: string, letter: number): boolean {
  if (range.trim() === '') return true
  return range.split(',').some((part) => {
    const [first = '', last = first] = part.trim().replace(/^u\+/i, '').split('-')
    // A question mark matches any digit.
    const from = Number.parseInt(first.replaceAll('?', '0'), 16)
    const to = Number.parseInt(last.replaceAll('?', 'f'), 16)
    return letter >= from && letter <= to
  })
}
