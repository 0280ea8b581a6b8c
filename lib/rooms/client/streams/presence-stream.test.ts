import { expect, test, vi } from 'vitest'
import type { Presence } from '@/lib/board/domain/presence'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { PresenceStream } from './presence-stream'

const ME = 1
const at = (x: number): Presence => ({ x, y: 0, button: 'up', selected: [] })

/** The stream of member 1, with functions for what the server sends and a list of what it sends itself. */
function stream() {
  const line = { time: 0, open: true, sent: [] as unknown[] }
  let receive: (number: number, presence: unknown) => void = () => {}
  const presence = new PresenceStream(() => line.time)
  presence.use(
    {
      on: (name: string, listener: typeof receive) => {
        if (name === MESSAGE.presence) receive = listener
      },
      emit: (_: string, told: unknown) => void line.sent.push(told),
    } as unknown as Parameters<PresenceStream['use']>[0],
    { maySend: () => line.open, ownNumber: () => ME },
  )
  return { line, presence, receive: (number: number, told: Presence) => receive(number, told) }
}

function listener() {
  return { moved: vi.fn<(peers: ReadonlyMap<number, Presence>) => void>(), announced: vi.fn() }
}

test("[B38] a canvas that subscribes late starts with the others' positions, and one that unsubscribed gets no more", () => {
  const { presence, receive } = stream()
  receive(2, at(20))
  receive(3, at(30))
  const late = listener()
  const stop = presence.subscribe(late)
  expect(late.moved.mock.calls).toEqual([
    [
      new Map([
        [2, at(20)],
        [3, at(30)],
      ]),
    ],
  ])
  stop()
  receive(2, at(21))
  presence.announced([2])
  expect(late.moved).toHaveBeenCalledOnce()
  expect(late.announced).not.toHaveBeenCalled()
})

test('[B38] when somebody joins or leaves, the absent are dropped, and listeners are told even if there were none', () => {
  const { presence, receive } = stream()
  receive(2, at(20))
  receive(3, at(30))
  const here = listener()
  presence.subscribe(here)
  presence.announced([1, 3])
  expect(here.moved).toHaveBeenLastCalledWith(new Map([[3, at(30)]]))
  presence.announced([1, 3])
  expect(here.announced).toHaveBeenCalledTimes(2)
})

test('[B38] without a connection nobody is shown', () => {
  const { presence, receive } = stream()
  receive(2, at(20))
  const here = listener()
  presence.subscribe(here)
  presence.lost()
  expect(here.moved).toHaveBeenLastCalledWith(new Map())
  expect(here.announced).not.toHaveBeenCalled()
})

test('[B38] presence from another tab of the same person is ignored', () => {
  const { presence, receive } = stream()
  const here = listener()
  presence.subscribe(here)
  receive(ME, at(10))
  expect(here.moved).not.toHaveBeenCalled()
})

test('[B38] positions that come too fast, or before joining, are dropped', () => {
  const { line, presence } = stream()
  for (line.time = 0; line.time < 100; line.time += 10) presence.moved(at(line.time))
  line.open = false
  line.time = 200
  presence.moved(at(200))
  expect(line.sent).toEqual([at(0), at(50)])
})
