import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { holdUpdatesLine } from './updates-line'

class FakeLine extends EventEmitter {
  isOpen = false

  connect(): void {
    this.isOpen = true
  }

  disconnect(): void {
    this.isOpen = false
  }
}

const opened = vi.hoisted((): EventEmitter[] => [])
vi.mock('socket.io-client', () => ({
  io: () => {
    const line = new FakeLine()
    opened.push(line)
    return line
  },
}))

test('[UC5] pages of a tab share a connection, and if it was refused the next page tries again', () => {
  holdUpdatesLine('ines')
  holdUpdatesLine('ines')
  expect(opened).toHaveLength(1)
  const data = { code: 'socket/too-many', message: 'You already have this open in five tabs.' }
  opened[0]?.emit('connect_error', Object.assign(new Error(data.message), { data }))
  expect(opened).toMatchObject([{ isOpen: false }])
  holdUpdatesLine('ines')
  expect(opened).toMatchObject([{ isOpen: false }, { isOpen: true }])
})
