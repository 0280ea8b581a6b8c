import type * as Excalidraw from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { Socket } from 'socket.io-client'
import type { HarnessChannel } from './harness-channel'

/** What the page lets tests touch. */
export type Harness = {
  channel: HarnessChannel
  socket: Socket
  api: ExcalidrawImperativeAPI | null
  excalidraw: Pick<typeof Excalidraw, 'CaptureUpdateAction' | 'mutateElement' | 'newElementWith'>
  /** How many timers of the page are due within a second. */
  shortTimers: () => string[]
  /** Follows a member's view. */
  follow: (number: number | null) => void
  /** Takes the canvas away, as when a phone shows another tab, and brings it back. */
  show: (shown: boolean) => void
  /** Leaves for an empty board, with nothing kept. */
  restart: () => void
}

declare global {
  interface Window {
    harness: Harness
  }
}
