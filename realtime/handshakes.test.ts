import type { IncomingMessage } from 'node:http'
import { expect, test, vi } from 'vitest'
import { Handshakes } from './handshakes'

type Session = { id: string; name: string; sessionEpoch: number } | null

const readings: ((session: Session) => void)[] = []
vi.mock('@/lib/auth/server/session-from-cookie', () => ({
  sessionFromCookie: () => new Promise((resolve) => readings.push(resolve)),
}))

const INES = { id: 'ines', name: 'Ines', sessionEpoch: 0 }
const ALLOWED = 'allowed'

/** Handshakes from many addresses, and what became of them. */
function door(remoteAddress: (number: number) => string) {
  const handshakes = new Handshakes({ origin: 'http://app.test', now: () => 0, refused: () => {} })
  const outcomes: string[] = []
  const ask = (count: number, origin = 'http://app.test') => {
    for (let number = 0; number < count; number++) {
      const socket = { remoteAddress: remoteAddress(number), on: () => {}, destroyed: false }
      const request = { headers: { origin, upgrade: 'websocket' }, method: 'GET', socket }
      void handshakes.allow(request as unknown as IncomingMessage, (message, allowed) => {
        outcomes.push(allowed ? ALLOWED : (JSON.parse(String(message)) as { code: string }).code)
      })
    }
  }
  return { ask, outcomes }
}

const count = (outcomes: string[], outcome: string) => outcomes.filter((one) => one === outcome).length

test('[W5] fifty sessions are read at once, five hundred wait their turn, and more are put off', async () => {
  readings.length = 0
  const { ask, outcomes } = door((number) => `198.51.${number >> 8}.${number & 255}`)
  ask(600)
  await vi.waitUntil(() => outcomes.length === 50)
  expect(readings).toHaveLength(50)
  expect(outcomes).toEqual(Array(50).fill('unavailable'))
  for (let read = 0; read < 550; read++) {
    await vi.waitUntil(() => readings.length > 0)
    readings.shift()?.(INES)
  }
  await vi.waitUntil(() => outcomes.length === 600)
  expect(count(outcomes, ALLOWED)).toBe(550)
})

test('[W5] an address connects thirty times at once; a page elsewhere and a stranger never get that far', async () => {
  readings.length = 0
  const { ask, outcomes } = door(() => '198.51.100.7')
  ask(100, 'http://evil.test')
  await vi.waitUntil(() => outcomes.length === 100)
  expect([readings.length, count(outcomes, 'auth/origin')]).toEqual([0, 100])
  ask(40)
  await vi.waitUntil(() => outcomes.length === 110)
  expect([readings.length, count(outcomes, 'rate/asks')]).toEqual([30, 10])
  for (const [index, read] of readings.entries()) read(index < 10 ? INES : null)
  await vi.waitUntil(() => outcomes.length === 140)
  expect([count(outcomes, ALLOWED), count(outcomes, 'auth/required')]).toEqual([10, 20])
})
