// The part that is used of pdfmake's browser build, which has no types.
declare module 'pdfmake/build/pdfmake' {
  type Faces = { normal: string; bold: string; italics: string; bolditalics: string }
  const pdfmake: {
    virtualfs: { writeFileSync: (name: string, content: Uint8Array) => void }
    addFonts: (fonts: Record<string, Faces>) => void
    addTableLayouts: (layouts: Record<string, object>) => void
    setUrlAccessPolicy: (mayAsk: (url: string) => boolean) => void
    createPdf: (document: object) => { getBlob: () => Promise<Blob> }
  }
  export default pdfmake
}
