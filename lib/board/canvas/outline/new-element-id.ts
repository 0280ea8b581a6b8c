/** Twenty-one characters of this alphabet are 126 bits, like Excalidraw's own ids; they take 16 bytes on the wire. */
const LENGTH = 21
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-'

/** An id for a new element. */
export function newElementId(): string {
  // Not randomUUID, which browsers provide only on pages served over https.
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
