'use client'

import '@excalidraw/excalidraw/index.css'
import { Excalidraw, MainMenu } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { BoardBinding } from '@/lib/rooms/client/board/binding'
import type { BoardChannel } from '@/lib/rooms/client/board/channel'
import { pasteInsteadOfReplacing } from '@/lib/rooms/client/board/drop-guard'
import { contentHash } from '@/lib/rooms/client/board/images'
import classes from './board.module.css'
import { BOARD_UI } from './board-ui'
import { OpeningBoard } from './opening-board'

export type BoardCanvasProps = {
  channel: BoardChannel
  theme: 'light' | 'dark'
  /** What a downloaded picture of the board is called. */
  name: string
  /** The member whose view to follow. */
  followNumber?: number | null
  onReady?: (api: ExcalidrawImperativeAPI) => void
}

/** Excalidraw, bound to a room's board. Runs only in a browser. Drawing it anew is dear, so the room's clock must not. */
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
  const [drawn, setDrawn] = useState(false)

  // A layout effect, because what is still only on the canvas must be taken before Excalidraw clears it.
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

  /** Excalidraw reports its first change once it has loaded. */
  const changed = () => {
    if (binding.current) binding.current.changed()
    else if (api.current && root.current) start(api.current, root.current)
  }

  const start = (excalidraw: ExcalidrawImperativeAPI, element: HTMLElement) => {
    binding.current = new BoardBinding(excalidraw, channel, element)
    binding.current.start()
    // What was drawn before the binding stood must not wait for the next change.
    binding.current.changed()
    binding.current.peers.follow(follow.current)
    if (excalidraw.getSceneElements().length > 0)
      excalidraw.scrollToContent(undefined, { fitToViewport: true, viewportZoomFactor: 0.9, maxZoom: 1 })
    setDrawn(true)
    onReady?.(excalidraw)
  }

  return (
    <div
      ref={root}
      className={classes.canvas}
      onDropCapture={(event) => channel.canEdit && pasteInsteadOfReplacing(event.nativeEvent)}
    >
      {!drawn && <OpeningBoard />}
      <Excalidraw
        excalidrawAPI={(given) => {
          api.current = given
        }}
        onChange={changed}
        onPointerUpdate={({ pointer, button }) =>
          binding.current?.peers.pointed(pointer.x, pointer.y, button)
        }
        onScrollChange={() => binding.current?.peers.tell()}
        generateIdForFile={async (file) => contentHash(await file.arrayBuffer())}
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
      </Excalidraw>
    </div>
  )
})
