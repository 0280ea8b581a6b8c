/** A line of base64 as mail programs write it. */
const BASE64 = /^[A-Za-z0-9+/]{4,76}={0,2}$/
/** A line of at least this length continues in the next one. */
const FULL = 60
const ENCODED_WORD = /=\?utf-8\?([bq])\?([^?\s]*)\?=/gi

/**
 * The searchable text of a mail: its source, followed by the same with encoded words, quoted-printable and base64
 * decoded. It is not fully parsed, so there may be some noise.
 * @param source the file, one character per byte (latin1)
 */
export function plainMail(source: string): string {
  const headers = source
    .replaceAll(/\?=\r?\n[ \t]+=\?/g, '?==?')
    .replaceAll(ENCODED_WORD, (_, form: string, word: string) =>
      form.toLowerCase() === 'b' ? unpacked(word) : unquoted(word.replaceAll('_', ' ')),
    )
  const quoted = unquoted(headers.replaceAll(/=\r?\n/g, ''))
  const packed = packedBlocks(source).map((block) => asUtf8(unpacked(block)))
  return [asUtf8(source), asUtf8(headers), asUtf8(quoted), ...packed].join('\n')
}

/** The base64 blocks, each complete: full lines, and the one that ends them. */
function packedBlocks(source: string): string[] {
  const blocks: string[] = []
  let open = ''
  for (const line of source.split(/\r?\n/)) {
    const isPacked = BASE64.test(line)
    if (isPacked) open += line
    if (open && (!isPacked || line.length < FULL || line.endsWith('='))) {
      blocks.push(open)
      open = ''
    }
  }
  return open ? [...blocks, open] : blocks
}

const unquoted = (text: string) =>
  text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const unpacked = (base64: string) => Buffer.from(base64, 'base64').toString('latin1')

const asUtf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8')
