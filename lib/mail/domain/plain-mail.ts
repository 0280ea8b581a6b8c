/** Lines of base64 as mail programs write them: full ones, and the last one. */
const BASE64 = /(?:^[A-Za-z0-9+/]{60,76}\r?\n)*^[A-Za-z0-9+/]{4,76}={0,2}\r?$/gm
const ENCODED_WORD = /=\?utf-8\?([bq])\?([^?\s]*)\?=/gi

/**
 * What a mail says, to look for words in: its source, followed by the same with encoded words, quoted-printable and
 * base64 undone. It is not taken apart, so there may be some noise in it.
 * @param source the file, a character a byte (latin1)
 */
export function plainMail(source: string): string {
  const headers = source
    .replaceAll(/\?=\r?\n[ \t]+=\?/g, '?==?')
    .replaceAll(ENCODED_WORD, (_, form: string, word: string) =>
      form.toLowerCase() === 'b' ? unpacked(word) : unquoted(word.replaceAll('_', ' ')),
    )
  const quoted = unquoted(headers.replaceAll(/=\r?\n/g, ''))
  const packed = (source.match(BASE64) ?? []).map((block) => unpacked(block.replaceAll(/\s/g, '')))
  return [asUtf8(source), asUtf8(headers), asUtf8(quoted), ...packed.map(asUtf8)].join('\n')
}

const unquoted = (text: string) =>
  text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const unpacked = (base64: string) => Buffer.from(base64, 'base64').toString('latin1')

const asUtf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8')
