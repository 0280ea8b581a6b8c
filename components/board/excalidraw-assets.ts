// Must be imported before Excalidraw. Fonts come from this server, and the fallback address on another host that
// Excalidraw adds to every font is taken out, so that no page ever asks a third party.

/** A part of a font, as Excalidraw names it to the browser. */
export type BoardFace = { family: string; source: string; unicodeRange: string }

/** Every part of every font of boards, once Excalidraw has named it. */
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
