/** JSON with bytes in base64, readable by people and programs. @param indent spaces per level */
export function asJson(value: unknown, indent = 2): string {
  return JSON.stringify(
    value,
    function (this: Record<string, unknown>, name: string, one: unknown) {
      // Node's Buffers have already been converted to lists of numbers here: the original is in the containing object.
      const bytes = this[name]
      if (bytes instanceof Uint8Array) return Buffer.from(bytes).toString('base64')
      return typeof one === 'bigint' ? Number(one) : one
    },
    indent,
  )
}
