/** Excalidraw's open text editor, or null. */
export function openEditor(root: HTMLElement): HTMLTextAreaElement | null {
  return root.querySelector<HTMLTextAreaElement>('textarea.excalidraw-wysiwyg')
}

/**
 * Puts a text that somebody else changed into the open editor; the caret stays between the same letters.
 * @param relayout the text has not been laid out: Excalidraw does so on an input event
 */
export function showInEditor(editor: HTMLTextAreaElement, text: string, relayout: boolean): void {
  const { value, selectionStart, selectionEnd } = editor
  if (value !== text) {
    editor.value = text
    editor.setSelectionRange(movedCaret(value, text, selectionStart), movedCaret(value, text, selectionEnd))
  }
  if (relayout) editor.dispatchEvent(new Event('input'))
}

/** The position of the caret after the text changed: after anything inserted before it. */
export function movedCaret(before: string, after: string, caret: number): number {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++
  }
  if (caret <= start) return caret
  if (caret >= before.length - end) return caret + after.length - before.length
  return Math.min(caret, after.length - end)
}
