'use client'

import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import { useEffect, useRef, useState } from 'react'
import { readPicture } from './board-pictures'

/**
 * The pictures that a room's board shows, each loaded once, as they arrive. A picture that cannot be read is left out.
 * @param imagesAt the path below which the pictures are; null for a board without pictures
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
      readPicture(imagesAt, id)
        .then((file) => setFiles((known) => [...known, file]))
        .catch(() => undefined)
    }
  }, [imagesAt, elements])
  return files
}
