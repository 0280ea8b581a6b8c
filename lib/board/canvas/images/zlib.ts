import type * as Fflate from 'fflate'

// Excalidraw compresses the scene that it embeds in an exported picture. Bundled in place of its pako (see
// next.config.js), this module reads and writes the same format with a smaller library, which is loaded when somebody
// exports.

let library: typeof Fflate | null = null

/** Loads the library. If that fails, Excalidraw leaves the scene uncompressed. */
export async function loadZlib(): Promise<void> {
  library ??= await import('fflate').catch(() => null)
}

export function deflate(text: string): Uint8Array {
  const { zlibSync, strToU8 } = loaded()
  return zlibSync(strToU8(text))
}

/** @throws for anything that is not compressed text */
export function inflate(bytes: Uint8Array, _as: { to: 'string' }): string {
  const { unzlibSync, strFromU8 } = loaded()
  return strFromU8(unzlibSync(bytes))
}

function loaded(): typeof Fflate {
  if (library) return library
  void loadZlib()
  throw new Error('The compression library is not loaded yet')
}
