/**
 * A value as one line of JSON that a model is shown as data, without the characters of marker lines, so that no user's
 * text can end the section it is in.
 */
export function dataLine(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
