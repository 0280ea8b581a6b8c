import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { Served, type Service } from './served'
import type { RoomSocket } from './socket-data'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function served() {
  const service = { now: () => 0, report: () => {} } as unknown as Service
  return new Served({} as RoomSocket, service)
}

test('a socket keeps nothing of a response after it was sent', async () => {
  const socket = served()
  const answer = new WeakRef(await socket.inTurn(async () => ({ snapshot: new Uint8Array(1_000_000) })))
  // A weak reference holds its object until the task that created it has finished.
  await new Promise(setImmediate)
  collectGarbage()
  expect(answer.deref()).toBeUndefined()
  expect(await socket.inTurn(async () => 'the next')).toBe('the next')
})

test('large responses are produced one after the other, even after one that failed', async () => {
  const socket = served()
  const order: string[] = []
  const answer = (name: string) => async () => {
    order.push(`${name} begins`)
    await Promise.resolve()
    order.push(`${name} ends`)
    if (name === 'first') throw new Error('no')
  }
  const [first, second] = await Promise.allSettled([
    socket.inTurn(answer('first')),
    socket.inTurn(answer('second')),
  ])
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
})
