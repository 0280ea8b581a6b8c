/** JSON in which bytes are base64, for people and programs to read. @param indent spaces a level */
export function asJson(value: unknown, indent = 2): string {
  return JSON.stringify(
    value,
    function (this: Record<string, unknown>, name: string, one: unknown) {
      // Node's own bytes are a list of numbers by the time they come here: what they were is in the object around them.
      const bytes = this[name]
      if (bytes instanceof Uint8Array) return Buffer.from(bytes).toString('base64')
      return typeof one === 'bigint' ? Number(one) : one
    },
    indent,
  )
}
