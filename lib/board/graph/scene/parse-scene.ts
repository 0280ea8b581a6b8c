/** The elements of an Excalidraw file or of what was copied from one; null when the text is neither. */
export function parseScene(text: string): readonly unknown[] | null {
  const value = parse(text)
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || !('elements' in value)) return null
  return Array.isArray(value.elements) ? value.elements : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
