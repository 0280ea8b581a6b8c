/**
 * Excalidraw replaces the whole scene with a drawing that is dropped on it, even one embedded in a picture. On a
 * shared board files are pasted instead: pictures as pictures, drawings beside what is already there.
 */
export function pasteInsteadOfReplacing(event: DragEvent): void {
  const file = event.dataTransfer?.files[0]
  if (!file) return
  event.preventDefault()
  event.stopPropagation()
  // Excalidraw pastes where it last saw the pointer.
  const { clientX, clientY } = event
  document.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }))
  const target = event.target
  if (target instanceof HTMLElement) target.closest<HTMLElement>('.excalidraw')?.focus()
  void pasteFile(file)
}

async function pasteFile(file: File): Promise<void> {
  const data = new DataTransfer()
  if (file.type.startsWith('image/')) data.items.add(file)
  else data.setData('text/plain', asClipboard(await file.text()))
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
}

function asClipboard(text: string): string {
  try {
    const { elements, files } = JSON.parse(text) as { elements?: unknown; files?: unknown }
    if (Array.isArray(elements)) return JSON.stringify({ type: 'excalidraw/clipboard', elements, files })
  } catch {
    // Not a drawing: pasted as plain text.
  }
  return text
}
