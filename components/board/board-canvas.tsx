'use client'

import './excalidraw-assets'
import { Excalidraw, MainMenu } from '@excalidraw/excalidraw'
import type { AppState, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { BoardBinding } from '@/lib/board/canvas/binding'
import type { BoardChannel } from '@/lib/board/canvas/channel'
import { pasteInsteadOfReplacing } from '@/lib/board/canvas/drop-guard'
import { hashContent } from '@/lib/board/canvas/images/images'
import { loadZlib } from '@/lib/board/canvas/images/zlib'
import { nameControls } from '@/lib/board/canvas/name-controls'
import { stopLaserFrames } from '@/lib/board/canvas/still-frames'
import { chooseLayout } from '@/lib/board/canvas/view/board-layout'
import { lookAtEverything } from '@/lib/board/canvas/view/look-around'
import { BoardIslands } from './board-islands'
import { BOARD_UI } from './board-ui'
import classes from './canvas.module.css'
import { OpeningBoard } from './opening-board'
import { LateShapeLibrary } from './shapes/late-library'
import { opensLibrary } from './shapes/library-key'

export type BoardCanvasProps = {
  channel: BoardChannel
  theme: 'light' | 'dark'
  /** File name of a downloaded picture of the board. */
  name: string
  /** The member whose view to follow. */
  followNumber?: number | null
  onReady?: (api: ExcalidrawImperativeAPI) => void
}

/**
 * Excalidraw, bound to a room's board. Runs only in a browser. Rendering it again is expensive, so the room's clock
 * must not cause that.
 */
export const BoardCanvas = memo(function BoardCanvas({
  channel,
  theme,
  name,
  followNumber = null,
  onReady,
}: BoardCanvasProps) {
  const root = useRef<HTMLDivElement>(null)
  const api = useRef<ExcalidrawImperativeAPI | null>(null)
  const binding = useRef<BoardBinding | null>(null)
  const follow = useRef(followNumber)
  const looked = useRef(false)
  const [drawn, setDrawn] = useState<ExcalidrawImperativeAPI | null>(null)
  const [library, setLibrary] = useState(false)
  const closeLibrary = useCallback(() => {
    setLibrary(false)
    // Keyboard focus goes back to the board.
    root.current?.querySelector<HTMLElement>('.excalidraw-container')?.focus()
  }, [])

  // A layout effect, because changes that are only on the canvas must be captured before Excalidraw clears it.
  useLayoutEffect(() => {
    return () => {
      binding.current?.stop()
      binding.current = null
    }
  }, [])

  useEffect(() => {
    follow.current = followNumber
    binding.current?.peers.follow(followNumber)
  }, [followNumber])

  useEffect(() => (root.current ? nameControls(root.current) : undefined), [])

  /** As soon as the board is visible: on a phone it may be behind another part. */
  const lookOnce = () => {
    if (looked.current || !api.current?.getAppState().width) return
    looked.current = true
    lookAtEverything(api.current)
  }

  /** Excalidraw reports its first change once it has loaded. */
  const changed = (appState: AppState) => {
    if (appState.openDialog?.name === 'imageExport') void loadZlib()
    if (binding.current) {
      lookOnce()
      binding.current.changed()
    } else if (api.current && root.current) start(api.current, root.current)
  }

  const start = (excalidraw: ExcalidrawImperativeAPI, element: HTMLElement) => {
    binding.current = new BoardBinding(excalidraw, channel, element)
    binding.current.start()
    stopLaserFrames(element)
    // What was drawn before the binding existed must not wait for the next change.
    binding.current.changed()
    chooseLayout(excalidraw, element)
    lookOnce()
    binding.current.peers.follow(follow.current)
    setDrawn(excalidraw)
    onReady?.(excalidraw)
  }

  return (
    <div
      ref={root}
      className={classes.canvas}
      onKeyDownCapture={(event) => {
        if (!drawn || !channel.canEdit || library || !opensLibrary(event.nativeEvent)) return
        event.preventDefault()
        event.stopPropagation()
        setLibrary(true)
      }}
      onDropCapture={(event) => channel.canEdit && pasteInsteadOfReplacing(event.nativeEvent)}
    >
      {!drawn && <OpeningBoard />}
      <Excalidraw
        excalidrawAPI={(given) => {
          api.current = given
        }}
        onChange={(_elements, appState) => changed(appState)}
        onPointerUpdate={({ pointer, button }) =>
          binding.current?.peers.pointed(pointer.x, pointer.y, button)
        }
        onScrollChange={() => binding.current?.peers.tell()}
        generateIdForFile={async (file) => hashContent(await file.arrayBuffer())}
        validateEmbeddable={false}
        isCollaborating
        viewModeEnabled={!channel.canEdit}
        theme={theme}
        name={name}
        langCode="en"
        aiEnabled={false}
        autoFocus={false}
        handleKeyboardGlobally={false}
        UIOptions={BOARD_UI}
      >
        <MainMenu>
          <MainMenu.DefaultItems.SaveAsImage />
          <MainMenu.DefaultItems.SearchMenu />
        </MainMenu>
        {drawn && (
          <BoardIslands
            api={drawn}
            onFit={() => lookAtEverything(drawn)}
            onLibrary={channel.canEdit ? () => setLibrary((open) => !open) : null}
          />
        )}
      </Excalidraw>
      {drawn && library && (
        <LateShapeLibrary
          api={drawn}
          elements={() => channel.replica.local.elements}
          onClose={closeLibrary}
        />
      )}
    </div>
  )
})
