/** The elements of an Excalidraw file or of what was copied from one; null when the text is neither. */
export function parseScene(text: string): readonly unknown[] | null {
  return elementsIn(parseJson(text))
}

/** The same for a text that is parsed already. */
export function elementsIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || !('elements' in value)) return null
  return Array.isArray(value.elements) ? value.elements : null
}

/** What a text says as JSON; null when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
