import { CaptureUpdateAction, mutateElement, newElementWith } from '@excalidraw/excalidraw'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { io } from 'socket.io-client'
import { BoardCanvas } from '@/components/rooms/board-canvas'
import { HarnessChannel } from './harness-channel'
import type { Harness } from './harness-window'

const client = new URLSearchParams(location.search).get('client') ?? 'somebody'
const socket = io({
  path: '/rt',
  transports: ['websocket'],
  reconnectionDelay: 100,
  reconnectionDelayMax: 200,
})
const channel = new HarnessChannel(socket, client)

const harness: Harness = {
  channel,
  socket,
  api: null,
  excalidraw: { CaptureUpdateAction, mutateElement, newElementWith },
  follow: () => {},
  show: () => {},
}
window.harness = harness

function Page() {
  const [shown, setShown] = useState(true)
  const [following, setFollowing] = useState<number | null>(null)
  harness.show = setShown
  harness.follow = setFollowing
  if (!shown) return <p>Another tab</p>
  return (
    <BoardCanvas
      channel={channel}
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
