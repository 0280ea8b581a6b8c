/** The elements of an Excalidraw file or clipboard text; null if the text is neither. */
export function parseScene(text: string): readonly unknown[] | null {
  return elementsIn(parseJson(text))
}

/** The same for text that is already parsed. */
export function elementsIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || !('elements' in value)) return null
  return Array.isArray(value.elements) ? value.elements : null
}

/** The value of a JSON text; null if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
