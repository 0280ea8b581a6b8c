import type { BinaryFileData } from '@excalidraw/excalidraw/types'

/**
 * A picture of a board, as Excalidraw wants it.
 * @param imagesAt the path below which they are @param id the hash of its bytes, which names it
 * @throws when it does not come
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
  // Excalidraw brands these three.
  return { id, dataURL, mimeType: blob.type, created: 0 } as unknown as BinaryFileData
}

/** All pictures that a board shows, each once. @throws when one does not come */
export function readPictures(
  imagesAt: string,
  elements: readonly Readonly<Record<string, unknown>>[],
): Promise<BinaryFileData[]> {
  const ids = new Set(elements.flatMap(({ fileId }) => (typeof fileId === 'string' ? [fileId] : [])))
  return Promise.all([...ids].map((id) => readPicture(imagesAt, id)))
}
