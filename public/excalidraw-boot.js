// Runs before Excalidraw loads. Fonts come from this server, and the fallback address on another host that
// Excalidraw adds to every font is taken out, so that no page ever asks a third party.
window.EXCALIDRAW_ASSET_PATH = '/excalidraw/'
;(() => {
  const Original = window.FontFace
  if (!Original || Original.ownHostOnly) return
  const ownHostOnly = (source) =>
    typeof source === 'string'
      ? source
          .split(/,(?=\s*url\()/)
          .filter((part) => !part.includes('https://esm.sh/'))
          .join(',')
      : source
  window.FontFace = class extends Original {
    static ownHostOnly = true
    constructor(family, source, descriptors) {
      super(family, ownHostOnly(source), descriptors)
    }
  }
})()
