import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'

/** What the person at this browser is in the middle of. */
export type GestureState = Readonly<{
  /** Elements being drawn: Excalidraw keeps references to these very objects. */
  held: ReadonlySet<string>
  editingText: string | null
  editingContainer: string | null
  busy: boolean
}>

/** Reads the gesture from Excalidraw's state. */
export function gestureState(api: ExcalidrawImperativeAPI): GestureState {
  const state = api.getAppState()
  const text = state.editingTextElement as { id: string; containerId?: string | null } | null
  const held = new Set<string>()
  for (const element of [state.newElement, state.multiElement]) if (element) held.add(element.id)
  return {
    held,
    editingText: text?.id ?? null,
    editingContainer: text?.containerId ?? null,
    busy:
      held.size > 0 ||
      text !== null ||
      state.selectedElementsAreBeingDragged ||
      state.resizingElement !== null ||
      state.isResizing ||
      state.isRotating ||
      state.isCropping ||
      state.selectedLinearElement?.isDragging === true ||
      state.editingLinearElement?.isDragging === true,
  }
}
