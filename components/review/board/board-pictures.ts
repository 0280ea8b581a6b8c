import type { BinaryFileData } from '@excalidraw/excalidraw/types'

/**
 * A picture of a board, in the form that Excalidraw expects.
 * @param imagesAt the path below which the pictures are @param id the hash of its bytes, which names it
 * @throws if it cannot be loaded
 */
export async function readPicture(imagesAt: string, id: string): Promise<BinaryFileData> {
  const response = await fetch(`${imagesAt}/${id}`)
  if (!response.ok) throw new Error(`${imagesAt}/${id} answered ${response.status}`)
  const blob = await response.blob()
  const dataURL = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
  // Excalidraw uses branded types for these three.
  return { id, dataURL, mimeType: blob.type, created: 0 } as unknown as BinaryFileData
}

/** All pictures that a board shows, each once. @throws if one cannot be loaded */
export function readPictures(
  imagesAt: string,
  elements: readonly Readonly<Record<string, unknown>>[],
): Promise<BinaryFileData[]> {
  const ids = new Set(elements.flatMap(({ fileId }) => (typeof fileId === 'string' ? [fileId] : [])))
  return Promise.all([...ids].map((id) => readPicture(imagesAt, id)))
}
