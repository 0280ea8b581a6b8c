'use client'

import './excalidraw-assets'
import { CaptureUpdateAction, Excalidraw, MainMenu } from '@excalidraw/excalidraw'
import type { BinaryFileData, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useEffect, useMemo, useRef, useState } from 'react'
import { loadZlib } from '@/lib/board/canvas/images/zlib'
import { nameControls } from '@/lib/board/canvas/name-controls'
import { stopLaserFrames } from '@/lib/board/canvas/still-frames'
import { BOARD_UI } from './board-ui'
import classes from './canvas.module.css'

export type ReadOnlyCanvasProps = {
  /** As returned by sceneElements: bottom first, with all derived fields. */
  elements: readonly object[]
  /** The elements to fit the view to; by default, all that are shown. */
  fitTo?: readonly object[]
  files?: readonly BinaryFileData[]
  /** Elements to highlight. */
  selectedIds?: readonly string[]
  theme?: 'light' | 'dark'
  label?: string
  /** Called once the canvas can be panned and zoomed. */
  onReady?: (api: ExcalidrawImperativeAPI) => void
  /** Called once the elements are on the screen, or if there is no screen to draw on. */
  onDrawn?: () => void
}

/** A hidden page paints nothing; it counts as painted after this long, in milliseconds. */
const HIDDEN_MS = 1_000

const FIT = { fitToViewport: true, viewportZoomFactor: 0.9, maxZoom: 1 } as const

/** Read-only Excalidraw. Runs only in a browser. */
export function ReadOnlyCanvas({
  elements,
  fitTo = elements,
  files,
  selectedIds,
  theme = 'light',
  label = 'Board',
  onReady,
  onDrawn,
}: ReadOnlyCanvasProps) {
  const root = useRef<HTMLElement>(null)
  const api = useRef<ExcalidrawImperativeAPI | null>(null)
  /** After users move the board, their view is kept. */
  const moved = useRef(false)
  /**
   * The copy of each element that Excalidraw was given: it keeps the object, draws it once, and may repair it in
   * place.
   */
  const copies = useRef(new WeakMap<object, object>())
  const [loaded, setLoaded] = useState(false)
  const [size, setSize] = useState('')

  useEffect(() => (root.current ? nameControls(root.current) : undefined), [])

  useEffect(() => {
    if (loaded && root.current) stopLaserFrames(root.current)
  }, [loaded])

  useEffect(() => {
    if (loaded && api.current) onReady?.(api.current)
  }, [loaded, onReady])

  useEffect(() => {
    if (!loaded || !api.current) return
    const scene = elements.map((element) => copyOf(element, copies.current))
    api.current.updateScene({ elements: scene as never, captureUpdate: CaptureUpdateAction.NEVER })
  }, [loaded, elements])

  useEffect(() => (loaded && onDrawn ? afterPaint(onDrawn) : undefined), [loaded, onDrawn])

  // Excalidraw learns its own size late, and again when the window changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new size needs a new fit
  useEffect(() => {
    if (!loaded || moved.current || fitTo.length === 0) return
    api.current?.scrollToContent(fitTo as never, FIT)
  }, [loaded, fitTo, size])

  useEffect(() => {
    if (loaded && files && files.length > 0) api.current?.addFiles([...files])
  }, [loaded, files])

  useEffect(() => {
    if (!loaded || !api.current || !selectedIds) return
    const selectedElementIds = Object.fromEntries(selectedIds.map((id) => [id, true as const]))
    api.current.updateScene({ appState: { selectedElementIds } })
  }, [loaded, selectedIds])

  // Excalidraw re-renders completely whenever it is given anything new, and frames arrive thirty times a second.
  const canvas = useMemo(
    () => (
      <Excalidraw
        excalidrawAPI={(given) => {
          api.current = given
        }}
        // Excalidraw reports its first change once it has loaded.
        onChange={(_elements, { width, height, openDialog }) => {
          if (openDialog?.name === 'imageExport') void loadZlib()
          setLoaded(true)
          setSize(`${width} ${height}`)
        }}
        viewModeEnabled
        theme={theme}
        langCode="en"
        aiEnabled={false}
        autoFocus={false}
        handleKeyboardGlobally={false}
        validateEmbeddable={false}
        UIOptions={BOARD_UI}
      >
        <MainMenu>
          <MainMenu.DefaultItems.SaveAsImage />
        </MainMenu>
      </Excalidraw>
    ),
    [theme],
  )

  return (
    <section
      ref={root}
      aria-label={label}
      className={classes.canvas}
      onPointerDownCapture={() => {
        moved.current = true
      }}
      onWheelCapture={() => {
        moved.current = true
      }}
    >
      {canvas}
    </section>
  )
}

/** Calls back once the last drawing has been painted. Returns a function that cancels the call. */
function afterPaint(call: () => void): () => void {
  let timer = window.setTimeout(call, HIDDEN_MS)
  const frame = requestAnimationFrame(() => {
    window.clearTimeout(timer)
    timer = window.setTimeout(call)
  })
  return () => {
    cancelAnimationFrame(frame)
    window.clearTimeout(timer)
  }
}

function copyOf(element: object, copies: WeakMap<object, object>): object {
  const known = copies.get(element)
  if (known) return known
  const copy = structuredClone(element)
  copies.set(element, copy)
  return copy
}
