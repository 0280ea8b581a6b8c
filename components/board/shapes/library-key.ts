/** Whether a key press on the board opens the shape library: B, where nobody writes. Excalidraw has no use for it. */
export function opensLibrary({ key, altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() !== 'b' || altKey || ctrlKey || metaKey) return false
  return !(target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]'))
}
