'use client'

import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import { useEffect, useState } from 'react'

/** The pictures that some elements of a room's board show, as they come in. One that can't be read stays away. */
export function useBoardFiles(
  roomId: string,
  elements: readonly Readonly<Record<string, unknown>>[],
): readonly BinaryFileData[] {
  const [files, setFiles] = useState<readonly BinaryFileData[]>([])
  useEffect(() => {
    const controller = new AbortController()
    const ids = new Set(elements.flatMap(({ fileId }) => (typeof fileId === 'string' ? [fileId] : [])))
    for (const id of ids) {
      readImage(`/api/rooms/${roomId}/images/${id}`, id, controller.signal)
        .then((file) => setFiles((known) => [...known.filter((other) => other.id !== file.id), file]))
        .catch(() => undefined)
    }
    return () => controller.abort()
  }, [roomId, elements])
  return files
}

async function readImage(url: string, id: string, signal: AbortSignal): Promise<BinaryFileData> {
  const response = await fetch(url, { signal })
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
