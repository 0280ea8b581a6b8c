const WORDS: [number, string][] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
]

/** Three significant digits; thousands grouped; a word from a million up. */
export function formatNumber(value: number): string {
  const rounded = Number(value.toPrecision(3))
  const size = Math.abs(rounded)
  if (rounded === 0) return '0'
  if (size < 0.001 || size >= 1e18) return rounded.toExponential().replace('+', '')
  const [scale, word] = WORDS.find(([limit]) => size >= limit) ?? [1, '']
  const digits = (rounded / scale).toLocaleString('en-GB', { maximumSignificantDigits: 3 })
  return word ? `${digits} ${word}` : digits
}
