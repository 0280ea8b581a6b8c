/**
 * The body of a request, which may come without saying how long it is.
 * @param most bytes; what comes beyond is not read
 * @returns null when there is more
 */
export async function readBody(
  { headers, body }: Pick<Request, 'headers' | 'body'>,
  most: number,
): Promise<Uint8Array | null> {
  if (Number(headers.get('content-length')) > most) return null
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body ?? []) {
    length += part.byteLength
    // Leaving the loop cancels the body.
    if (length > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
