// Must be imported before Excalidraw. Fonts come from this server, and the fallback address on another host that
// Excalidraw adds to every font is taken out, so that no page ever asks a third party.

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
      super(family, typeof source === 'string' ? ownHostOnly(source) : source, descriptors)
    }
  }
}

function ownHostOnly(source: string): string {
  return source
    .split(/,(?=\s*url\()/)
    .filter((part) => !part.includes('https://esm.sh/'))
    .join(',')
}

export {}
