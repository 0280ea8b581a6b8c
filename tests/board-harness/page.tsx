// First: Excalidraw must find its font URL set.
import '@/components/board/excalidraw-assets'

import { CaptureUpdateAction, mutateElement, newElementWith } from '@excalidraw/excalidraw'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { io } from 'socket.io-client'
import '@/components/board/board-style'
import { BoardCanvas } from '@/components/board/board-canvas'
import { ReadOnlyCanvas, type ReadOnlyCanvasProps } from '@/components/board/read-only-canvas'
import { HarnessChannel } from './harness-channel'
import type { Harness } from './harness-window'
import { shortTimers } from './short-timers'

const client = new URLSearchParams(location.search).get('client') ?? 'somebody'

function connect(): Pick<Harness, 'socket' | 'channel' | 'api'> {
  const socket = io({
    path: '/rt',
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 200,
  })
  return { socket, channel: new HarnessChannel(socket, client), api: null }
}

const harness: Harness = {
  ...connect(),
  excalidraw: { CaptureUpdateAction, mutateElement, newElementWith },
  shortTimers,
  follow: () => {},
  show: () => {},
  restart: () => {},
}
window.harness = harness

function Page() {
  const [shown, setShown] = useState(true)
  const [following, setFollowing] = useState<number | null>(null)
  const [room, setRoom] = useState(1)
  harness.show = setShown
  harness.follow = setFollowing
  harness.restart = () => {
    harness.socket.disconnect()
    localStorage.clear()
    Object.assign(harness, connect())
    setShown(true)
    setFollowing(null)
    setRoom(room + 1)
  }
  if (!shown) return <p>Another tab</p>
  const picture = new URLSearchParams(location.search).get('picture')
  if (picture) return <ReadOnlyCanvas {...(JSON.parse(picture) as ReadOnlyCanvasProps)} />
  return (
    <BoardCanvas
      key={room}
      channel={harness.channel}
      theme="light"
      name="Board"
      followNumber={following}
      onReady={(api) => {
        harness.api = api
      }}
    />
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Page />)
