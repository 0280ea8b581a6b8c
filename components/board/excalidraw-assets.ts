// Must be imported before Excalidraw. Fonts come from this server. Excalidraw adds a fallback URL on another host to
// every font; it is removed so that no page ever contacts a third party.

/** Part of a font, as Excalidraw declares it to the browser. */
export type BoardFace = { family: string; source: string; unicodeRange: string }

/** Every part of every board font, once Excalidraw has declared it. */
export const BOARD_FACES: BoardFace[] = []

type OwnHostOnly = { ownHostOnly?: true }

declare global {
  interface Window {
    EXCALIDRAW_ASSET_PATH?: string
  }
}

window.EXCALIDRAW_ASSET_PATH = '/excalidraw/'

const current: typeof FontFace & OwnHostOnly = window.FontFace
if (!current.ownHostOnly) {
  const Original: typeof FontFace = current
  window.FontFace = class extends Original {
    static readonly ownHostOnly = true
    constructor(family: string, source: string | BufferSource, descriptors?: FontFaceDescriptors) {
      const own = typeof source === 'string' ? ownHostOnly(source) : source
      super(family, own, descriptors)
      if (typeof own === 'string')
        BOARD_FACES.push({ family, source: own, unicodeRange: descriptors?.unicodeRange ?? '' })
    }
  }
}

function ownHostOnly(source: string): string {
  return source
    .split(/,(?=\s*url\()/)
    .filter((part) => !part.includes('https://esm.sh/'))
    .join(',')
}
