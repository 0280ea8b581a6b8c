/**
 * Whether a key press on the board opens the shape library: B, unless a text is being typed. Excalidraw does not use
 * it.
 */
export function opensLibrary({ key, altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() !== 'b' || altKey || ctrlKey || metaKey) return false
  return !(target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]'))
}
