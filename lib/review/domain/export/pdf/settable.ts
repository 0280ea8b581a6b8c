/** A font of the document: Instrument Sans, or DejaVu Sans for characters that it does not have. */
export type PdfFont = 'Sans' | 'Wide'

/** A stretch of text in one font. */
export type PdfRun = { text: string; font: PdfFont }

/** Characters in Instrument Sans: Latin, and the symbols used with it. */
const SANS =
  /^[ -~\u00a0-\u00a3\u00a5\u00a7-\u00ab\u00ae-\u00b0\u00b4\u00b6-\u00b8\u00ba\u00bb\u00bf-\u0107\u010a-\u0113\u0116-\u011b\u0141-\u0148\u0150-\u015b\u015e-\u0161\u016a-\u017e\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2030\u20ac\u2122\u2212\n]$/u
/** Characters in DejaVu Sans that are set from left to right, one after the other: Greek, Cyrillic, symbols. */
const WIDE =
  /^[\u00a0-\u02e9\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0525\u0531-\u0556\u0559-\u055f\u0561-\u0587\u10a0-\u10c5\u10d0-\u10fc\u1e00-\u1efb\u1f00-\u1f15\u2000-\u200a\u2010-\u2027\u2030-\u205e\u2070\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20b5\u2100-\u2109\u210b-\u2149\u2150-\u2185\u2190-\u2311\u2500-\u269c]$/u

/** Replaces a character that neither font has. */
const UNSET = '\u25af'

/** Characters that modify the one before: joiners, variation selectors, marks above it that were not composed. */
const SILENT = /\u200b|\u200c|\u200d|\u2060|[\ufe00-\ufe0f]/gu

/** Splits a text into runs of one font. Characters that no font has become boxes: use `isSettable` to report that. */
export function runsOf(text: string): PdfRun[] {
  const runs: PdfRun[] = []
  for (const letter of plain(text)) {
    const font: PdfFont = SANS.test(letter) ? 'Sans' : 'Wide'
    const set = font === 'Sans' || WIDE.test(letter) ? letter : UNSET
    const last = runs.at(-1)
    if (last?.font === font) last.text += set
    else runs.push({ text: set, font })
  }
  return runs
}

/** Whether every character of a text can be set: Chinese, Arabic, Hebrew and emoji cannot. */
export function isSettable(text: string): boolean {
  return [...plain(text)].every((letter) => SANS.test(letter) || WIDE.test(letter))
}

/** A vector picture with a box for each character of its texts that cannot be set. */
export function settableSvg(svg: string): string {
  return svg.replaceAll(/\P{ASCII}/gu, (letter) => (isSettable(letter) ? letter : UNSET))
}

/** Composed, and without invisible characters. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\t', '    ').replaceAll(SILENT, '')
}
