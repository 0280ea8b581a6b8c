import type * as Excalidraw from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { Socket } from 'socket.io-client'
import type { HarnessChannel } from './harness-channel'

/** The parts of the page that tests can use. */
export type Harness = {
  channel: HarnessChannel
  socket: Socket
  api: ExcalidrawImperativeAPI | null
  excalidraw: Pick<typeof Excalidraw, 'CaptureUpdateAction' | 'mutateElement' | 'newElementWith'>
  /** The timers of the page that are due within a second. */
  shortTimers: () => string[]
  /** Follows a member's view. */
  follow: (number: number | null) => void
  /** Hides the canvas, as when a phone shows another tab, and shows it again. */
  show: (shown: boolean) => void
  /** Switches to an empty board, with nothing kept. */
  restart: () => void
}

declare global {
  interface Window {
    harness: Harness
  }
}
