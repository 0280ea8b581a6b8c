import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { ConnectionOptions } from './connection-options'
import type { Requests } from './requests'
import type { ServerClock } from './server-clock'

/** How often the server's clock is read, in ms. */
const READ_EVERY = 20_000

type ClockReaderOptions = Pick<ConnectionOptions, 'monotonic' | 'setTimer'> & {
  clock: ServerClock
  requests: Requests
  isJoined: () => boolean
  isClosed: () => boolean
  /** Called with the newest event that this person may know of. */
  received: (head: number) => void
}

/** Asks the server from time to time for its time and for the head of the room's log. */
export class ClockReader {
  constructor(private readonly options: ClockReaderOptions) {}

  start(): void {
    const { setTimer, isClosed, isJoined } = this.options
    setTimer(() => {
      if (isClosed()) return
      if (isJoined()) void this.read()
      this.start()
    }, READ_EVERY)
  }

  async read(): Promise<void> {
    const { clock, requests, monotonic, received } = this.options
    const asked = monotonic()
    const answer = await requests.send(MESSAGE.time, {}).catch(() => null)
    if (!answer) return
    clock.observe(asked, monotonic(), answer.now)
    if (answer.head !== null) received(answer.head)
  }
}
