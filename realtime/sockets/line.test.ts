import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { type Connection, LIMITS, Line, WAITING } from './line'

/** A connection of which only the events are real, as Engine.IO emits them. */
function connected(mayPersonSend: () => boolean = () => true) {
  const events = new EventEmitter()
  const socket = Object.assign(new EventEmitter(), {
    bufferedAmount: 0,
    over: [] as string[],
    close: (_: number, reason: string) => socket.over.push(reason),
    terminate: () => socket.over.push('cut'),
  })
  const connection = Object.assign(events, { transport: { name: 'websocket', socket }, close: () => {} })
  const decoded: unknown[] = []
  connection.on('data', (data) => decoded.push(data))
  const clock = { now: 0 }
  const reasons: string[] = []
  const line = new Line(
    connection as unknown as Connection,
    { userId: 'ines', bytes: { take: mayPersonSend } },
    {
      ...LIMITS,
      now: () => clock.now,
      closing: (reason) => reasons.push(reason),
    },
  )
  const receive = (data: string | Uint8Array) => {
    events.emit('packet', { type: 'message', data })
    events.emit('data', data)
  }
  /** What Socket.IO does to write. */
  const write = (size: number) => {
    const packet = { type: 'message', data: new Uint8Array(size) }
    events.emit('packetCreate', packet)
  }
  return { line, socket, decoded, clock, reasons, receive, write, events }
}

test('[W6] beyond the burst nothing more is decoded, and the connection is closed once', () => {
  const { decoded, reasons, receive, socket } = connected()
  const { burst } = LIMITS.frames
  for (let count = 0; count < 3 * burst; count++) receive('x')
  expect(decoded).toHaveLength(burst)
  expect([reasons, socket.over]).toEqual([['frames'], ['frames']])
})

test('[W6] messages at the allowed rate can continue forever', () => {
  const { decoded, reasons, receive, clock } = connected()
  const { perSecond } = LIMITS.frames
  for (let second = 0; second < 100; second++) {
    for (let count = 0; count < perSecond; count++) receive('x')
    clock.now += 1_000
  }
  expect([decoded.length, reasons]).toEqual([100 * perSecond, []])
})

test('[W6] bytes are counted too, per connection and per person', () => {
  const alone = connected()
  const large = new Uint8Array(256 * 1024)
  for (let count = 0; count < 100; count++) alone.receive(large)
  expect([alone.decoded.length, alone.reasons]).toEqual([LIMITS.bytes.burst / large.length, ['bytes']])
  let sent = 0
  const shared = connected(() => ++sent <= 3)
  for (let count = 0; count < 100; count++) shared.receive(large)
  expect([shared.decoded.length, shared.reasons]).toEqual([3, ['bytes']])
})

test('[W6] heartbeats and pings of the websocket count as messages too', () => {
  const { reasons, events, socket } = connected()
  for (let count = 0; count < LIMITS.frames.burst; count++) events.emit('packet', { type: 'pong' })
  expect(reasons).toEqual([])
  socket.emit('ping', new Uint8Array(125))
  expect(reasons).toEqual(['frames'])
})

test('[W6] the twentieth unreadable message closes the connection', () => {
  const { line, reasons } = connected()
  const answers = Array.from({ length: 30 }, () => line.mayMisread())
  expect(answers.filter(Boolean)).toHaveLength(LIMITS.unreadable - 1)
  expect(reasons).toEqual(['unreadable'])
})

test('[W7] a connection that does not read is cut above a limit, whichever way it is written to', () => {
  const direct = connected()
  let written = 0
  while (direct.line.mayWrite(200_000)) {
    direct.socket.bufferedAmount += 200_000
    written += 200_000
  }
  expect(written).toBeGreaterThan(WAITING)
  expect(written).toBeLessThanOrEqual(WAITING + 3 * 200_000)
  expect([direct.reasons, direct.socket.over]).toEqual([['slow'], ['cut']])
  const buffered = connected()
  for (let count = 0; count < 100; count++) buffered.write(200_000)
  expect(buffered.reasons).toEqual(['slow'])
})

test('[W7] one message may exceed the limit, and later ones may wait in addition to it', () => {
  const { line, reasons, socket } = connected()
  const answer = 3 * WAITING
  expect(line.mayWrite(answer)).toBe(true)
  socket.bufferedAmount = answer
  for (let sent = 0; sent < WAITING; sent += 100_000) {
    expect(line.mayWrite(100_000)).toBe(true)
    socket.bufferedAmount += 100_000
  }
  expect([line.isBehind, line.isCrowded]).toEqual([true, true])
  socket.bufferedAmount = 0
  expect([line.isBehind, line.isCrowded]).toEqual([false, false])
  line.mayWrite(100)
  socket.bufferedAmount = 2 * WAITING
  expect([line.mayWrite(100), reasons]).toEqual([false, ['slow']])
})

test('[W7] what Engine.IO has passed on is not counted twice', () => {
  const { line, write, events, socket } = connected()
  write(1_000)
  expect(line.waiting).toBe(1_000)
  events.emit('flush')
  socket.bufferedAmount = 1_000
  expect(line.waiting).toBe(1_000)
})
