'use client'

import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import { useEffect, useRef, useState } from 'react'

/**
 * The pictures that the elements of a room's board show, as they come in, each once. One that can't be read stays away.
 * @param imagesAt the path below which they are; null for a board without pictures
 */
export function useBoardFiles(
  imagesAt: string | null,
  elements: readonly Readonly<Record<string, unknown>>[],
): readonly BinaryFileData[] {
  const [files, setFiles] = useState<readonly BinaryFileData[]>([])
  const asked = useRef(new Set<string>())
  useEffect(() => {
    if (imagesAt === null) return
    for (const { fileId: id } of elements) {
      if (typeof id !== 'string' || asked.current.has(id)) continue
      asked.current.add(id)
      readImage(`${imagesAt}/${id}`, id)
        .then((file) => setFiles((known) => [...known, file]))
        .catch(() => undefined)
    }
  }, [imagesAt, elements])
  return files
}

async function readImage(url: string, id: string): Promise<BinaryFileData> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const blob = await response.blob()
  const dataURL = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
  // Excalidraw brands these three; an image of ours is named by the hash of its bytes.
  return { id, dataURL, mimeType: blob.type, created: 0 } as unknown as BinaryFileData
}
