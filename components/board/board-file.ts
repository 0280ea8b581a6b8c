import './excalidraw-assets'
import { exportToBlob, exportToSvg, serializeAsJSON } from '@excalidraw/excalidraw'
import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { putFontsIn } from './put-fonts-in'

/** The formats that a board can be saved in: a bitmap, a vector picture, or a drawing that Excalidraw opens. */
export type BoardFormat = 'png' | 'svg' | 'excalidraw'

/** The light page that boards are drawn on. */
const PAPER = { exportBackground: true, viewBackgroundColor: '#ffffff' } as const
/** Sharp on a high-resolution screen. Browsers refuse a canvas whose longest side exceeds the limit. */
const SCALE = 2
const LONGEST_SIDE = 16_000
const MARGIN = 24

/** Characters in the Excalifont that PDFs include. */
const HAND_DRAWN = /^[ -~\u00a0-\u00a3\u00a8-\u00ab\u00ad-\u00b1\u00b4\u00b6-\u00b8\u00ba-\u00ff]*$/
/** Excalidraw's handwritten fonts. */
const BY_HAND = /Excalifont|Virgil|Comic/

/**
 * A board as vector graphics for a PDF: its texts in the fonts of such a document, its pictures as PNG or JPEG.
 * @returns SVG
 */
export async function boardLines(
  elements: readonly LooseElement[],
  pictures: readonly BinaryFileData[],
): Promise<string> {
  const files = Object.fromEntries(
    await Promise.all(pictures.map(async (file) => [file.id, await asPng(file)])),
  )
  const live = elements.filter(({ isDeleted }) => isDeleted !== true) as never
  const svg = await exportToSvg({ elements: live, appState: PAPER, files, skipInliningFonts: true })
  for (const text of svg.querySelectorAll('text')) {
    const isByHand = BY_HAND.test(text.getAttribute('font-family') ?? '')
    const fits = HAND_DRAWN.test(text.textContent ?? '')
    text.setAttribute('font-family', fits ? (isByHand ? 'Excalifont' : 'Sans') : 'Wide')
  }
  return new XMLSerializer().serializeToString(svg)
}

/** PDFs do not support WebP. */
async function asPng(file: BinaryFileData): Promise<BinaryFileData> {
  if (file.mimeType !== 'image/webp') return file
  const picture = new Image()
  picture.src = file.dataURL
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.naturalWidth
  canvas.height = picture.naturalHeight
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  // Excalidraw uses branded types for URLs.
  return {
    ...file,
    mimeType: 'image/png',
    dataURL: canvas.toDataURL('image/png') as BinaryFileData['dataURL'],
  }
}

/**
 * A board as a file. Pictures use the light page's colours.
 * @param pictures that the board shows
 */
export async function boardFile(
  elements: readonly LooseElement[],
  pictures: readonly BinaryFileData[],
  format: BoardFormat,
): Promise<Blob> {
  const files = Object.fromEntries(pictures.map((file) => [file.id, file]))
  const all = elements.filter(({ isDeleted }) => isDeleted !== true) as never
  if (format === 'excalidraw') {
    const json = serializeAsJSON(all, { viewBackgroundColor: PAPER.viewBackgroundColor }, files, 'local')
    return new Blob([json], { type: 'application/vnd.excalidraw+json' })
  }
  if (format === 'svg') {
    const svg = await exportToSvg({
      ...{ elements: all, appState: PAPER, files, exportPadding: MARGIN },
      // Excalidraw subsets fonts with code that our policy refuses to run.
      skipInliningFonts: true,
    })
    await putFontsIn(svg)
    return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' })
  }
  return exportToBlob({
    elements: all,
    appState: PAPER,
    files,
    exportPadding: MARGIN,
    mimeType: 'image/png',
    getDimensions: (width: number, height: number) => {
      const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(width, height))
      return { width: width * scale, height: height * scale, scale }
    },
  })
}
