/** Characters created at once: a function accepts only so many arguments. */
const CHUNK = 8_192

/** Bytes as base64, in browsers too. */
export function toBase64(bytes: Uint8Array): string {
  let letters = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    letters += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(letters)
}

/** The inverse. @throws DOMException for anything that is not base64 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
