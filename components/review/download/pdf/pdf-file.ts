import pdfmake from 'pdfmake/build/pdfmake'
import { type PdfRound, sessionPdf } from '@/lib/review/domain/export/pdf/session-pdf'

/** Where scripts/assets/fonts.mjs puts the PDF fonts. */
const FONTS_AT = '/pdf-fonts'
const SANS = { normal: 'sans.ttf', bold: 'sans-bold.ttf', italics: 'sans.ttf', bolditalics: 'sans-bold.ttf' }
const one = (file: string) => ({ normal: file, bold: file, italics: file, bolditalics: file })
const FONTS = {
  Sans: SANS,
  Serif: one('serif.ttf'),
  Wide: one('wide.ttf'),
  Excalifont: one('excalifont.ttf'),
}

/** Rules above and below each row, thin and grey. */
const LINES = {
  hLineWidth: (row: number) => (row === 1 ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: () => '#c9c3b8',
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 4,
  paddingBottom: () => 4,
}

/** A round as a PDF, laid out in the browser with fonts from this server only. @throws if a font cannot be loaded */
export async function pdfFile(round: PdfRound): Promise<Blob> {
  const document = sessionPdf(round)
  // Most of the bytes are the font for other scripts, which few rounds need.
  const isWide = JSON.stringify(document.content).includes('Wide')
  await loadFonts(isWide ? FONTS : { ...FONTS, Wide: SANS })
  // A document must not request anything from elsewhere.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.addFonts(FONTS)
  pdfmake.addTableLayouts({ lines: LINES })
  return pdfmake.createPdf(document).getBlob()
}

/** Names of the files already loaded. */
const loaded = new Set<string>()

async function loadFonts(fonts: typeof FONTS): Promise<void> {
  const names = new Set(Object.values(fonts).flatMap((font) => Object.values(font)))
  await Promise.all(
    [...names].map(async (name) => {
      if (loaded.has(name)) return
      const response = await fetch(`${FONTS_AT}/${name}`)
      if (!response.ok) throw new Error(`${FONTS_AT}/${name} answered ${response.status}`)
      pdfmake.virtualfs.writeFileSync(name, new Uint8Array(await response.arrayBuffer()))
      loaded.add(name)
    }),
  )
}
