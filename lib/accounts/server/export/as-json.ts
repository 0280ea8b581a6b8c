/** JSON in which bytes are base64, for people and programs to read. @param indent spaces a level */
export function asJson(value: unknown, indent = 2): string {
  return JSON.stringify(
    value,
    (_, one: unknown) => {
      if (one instanceof Uint8Array) return Buffer.from(one).toString('base64')
      return typeof one === 'bigint' ? Number(one) : one
    },
    indent,
  )
}
