/** Minimum length of a run of characters that may be encoded text. */
const ENCODED = 16

/**
 * A text as it is, and decoded in case it was reversed, shifted by thirteen letters, or encoded as base64,
 * hexadecimal, percent-encoding or HTML entities: everything that a model may read in it.
 */
export function disguises(text: string): string[] {
  return [
    text,
    [...text].reverse().join(''),
    text.replaceAll(/[a-z]/gi, shifted),
    unescaped(text),
    ...(text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []).flatMap(decoded),
  ]
}

function shifted(letter: string): string {
  const from = letter >= 'a' ? 97 : 65
  return String.fromCharCode(((letter.charCodeAt(0) - from + 13) % 26) + from)
}

function decoded(run: string): string[] {
  if (run.length < ENCODED) return []
  const bytes = [base64(run), /^(?:[0-9a-f]{2})+$/i.test(run) ? hexadecimal(run) : null]
  // If the result is not plain text, the run was not encoded text.
  return bytes.filter((found) => found !== null && !/[^\t\n\r -~]/.test(found)) as string[]
}

function base64(run: string): string | null {
  try {
    return atob(run.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return null
  }
}

function hexadecimal(run: string): string {
  return run.replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
}

function unescaped(text: string): string {
  return text
    .replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/&#(?:x([0-9a-f]{1,5})|(\d{1,6}));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
