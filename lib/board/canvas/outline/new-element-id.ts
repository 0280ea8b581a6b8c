/** Twenty-one letters of this alphabet are 126 bits, as Excalidraw's own ids are; they take 16 bytes on the wire. */
const LENGTH = 21
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-'

/** An id for a new element. */
export function newElementId(): string {
  // Not randomUUID, which browsers have only where the page came over https.
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
