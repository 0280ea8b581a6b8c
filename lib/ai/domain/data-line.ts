/**
 * A value as JSON on one line that a model is shown as data: without the letters of marker lines, so that nothing that
 * people wrote can end the part in which it stands.
 */
export function dataLine(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
