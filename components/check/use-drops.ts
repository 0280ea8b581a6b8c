'use client'

import { useEffect, useEffectEvent, useState } from 'react'

type Drops = { onFile: (file: File) => void; onText: (text: string) => void }

/**
 * Handles files dropped anywhere on the page, and pasted drawings, before the board can.
 * @returns whether a file is being dragged over the page
 */
export function useDrops({ onFile, onText }: Drops): boolean {
  const [over, setOver] = useState(false)
  const dropped = useEffectEvent((event: DragEvent) => {
    const file = event.dataTransfer?.files[0]
    setOver(false)
    if (file) onFile(file)
  })
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
    const file = event.clipboardData?.files[0]
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!file && !text) return
    event.preventDefault()
    event.stopPropagation()
    if (text) onText(text)
    else if (file) onFile(file)
  })
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const hold = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      dropped(event)
    }
    const paste = (event: ClipboardEvent) => pasted(event)
    const capture = { capture: true }
    window.addEventListener('dragenter', hold, capture)
    window.addEventListener('dragover', hold, capture)
    window.addEventListener('dragleave', leave, capture)
    window.addEventListener('drop', drop, capture)
    window.addEventListener('paste', paste, capture)
    return () => {
      window.removeEventListener('dragenter', hold, capture)
      window.removeEventListener('dragover', hold, capture)
      window.removeEventListener('dragleave', leave, capture)
      window.removeEventListener('drop', drop, capture)
      window.removeEventListener('paste', paste, capture)
    }
  }, [])
  return over
}
