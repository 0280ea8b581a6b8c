import './excalidraw-assets'
import { exportToBlob, exportToSvg, serializeAsJSON } from '@excalidraw/excalidraw'
import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { putFontsIn } from './put-fonts-in'

/** As what a board can be kept: a picture of pixels or of lines, or a drawing that Excalidraw opens. */
export type BoardFormat = 'png' | 'svg' | 'excalidraw'

/** The light page that boards are drawn on. */
const PAPER = { exportBackground: true, viewBackgroundColor: '#ffffff' } as const
/** Sharp on a good screen; beyond the longest side browsers refuse a canvas. */
const SCALE = 2
const LONGEST_SIDE = 16_000
const MARGIN = 24

/**
 * A board as a file. A picture has the colours of the light page.
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
      // Excalidraw cuts fonts with code that our policy refuses to run.
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
