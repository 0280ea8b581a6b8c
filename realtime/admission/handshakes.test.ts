import type { IncomingMessage } from 'node:http'
import { expect, test, vi } from 'vitest'
import { Handshakes } from './handshakes'

type Session = { id: string; name: string; sessionEpoch: number } | null

const readings: ((session: Session) => void)[] = []
vi.mock('@/lib/auth/server/sessions/session-from-cookie', () => ({
  claimsFromCookie: (header?: string) => Promise.resolve(header ? { sub: header, sid: '', epoch: 0 } : null),
  sessionOfClaims: () => new Promise((resolve) => readings.push(resolve)),
}))

const INES = { id: 'ines', name: 'Ines', sessionEpoch: 0 }
const ALLOWED = 'allowed'

/** Handshakes from many addresses, and their outcomes. */
function door(remoteAddress: (number: number) => string) {
  const handshakes = new Handshakes({
    origin: 'http://app.test',
    proxies: 0,
    now: () => 0,
    refused: () => {},
  })
  const outcomes: string[] = []
  const refusals: { code: string; message: string }[] = []
  /** @param whose the owner of the sealed cookie that each of them sends, if any */
  const ask = (count: number, whose: (number: number) => string | undefined, origin = 'http://app.test') => {
    for (let number = 0; number < count; number++) {
      const socket = { remoteAddress: remoteAddress(number), on: () => {}, destroyed: false }
      const request = {
        headers: { origin, cookie: whose(number), upgrade: 'websocket' },
        method: 'GET',
        socket,
      }
      void handshakes.allow(request as unknown as IncomingMessage, (message, allowed) => {
        if (!allowed) refusals.push(JSON.parse(String(message)))
        outcomes.push(allowed ? ALLOWED : (refusals.at(-1)?.code ?? ''))
      })
    }
  }
  return { ask, outcomes, refusals }
}

const count = (outcomes: string[], outcome: string) => outcomes.filter((one) => one === outcome).length

test('[W5] fifty sessions are read at once, two thousand wait their turn, and more are put off', async () => {
  readings.length = 0
  const { ask, outcomes } = door((number) => `198.51.${number >> 8}.${number & 255}`)
  ask(2_100, (number) => `person ${number}`)
  const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 30_000, interval: 5 })
  await until(() => outcomes.length === 50)
  expect(readings).toHaveLength(50)
  expect(outcomes).toEqual(Array(50).fill('unavailable'))
  for (let read = 0; read < 2_050; read++) {
    await until(() => readings.length > 0)
    readings.shift()?.(INES)
  }
  await until(() => outcomes.length === 2_100)
  expect(count(outcomes, ALLOWED)).toBe(2_050)
})

test('[W5] a person can connect thirty times at once, a page elsewhere never', async () => {
  readings.length = 0
  const { ask, outcomes } = door(() => '198.51.100.7')
  ask(100, () => 'ines', 'http://evil.test')
  await vi.waitUntil(() => outcomes.length === 100)
  expect([readings.length, count(outcomes, 'auth/origin')]).toEqual([0, 100])
  ask(40, () => 'ines')
  await vi.waitUntil(() => outcomes.length === 110 && readings.length === 30)
  expect(count(outcomes, 'rate/asks')).toBe(10)
  for (const [index, read] of readings.entries()) read(index < 10 ? INES : null)
  await vi.waitUntil(() => outcomes.length === 140)
  expect([count(outcomes, ALLOWED), count(outcomes, 'auth/required')]).toEqual([10, 20])
})

test('[ER5] a page of any version can read at the handshake why it is refused', async () => {
  const { ask, outcomes, refusals } = door(() => '198.51.100.7')
  ask(1, () => undefined)
  ask(1, () => 'ines', 'http://evil.test')
  await vi.waitUntil(() => outcomes.length === 2)
  expect(refusals).toEqual(
    expect.arrayContaining([
      { ok: false, code: 'auth/required', params: {}, message: 'Sign in to open this room.' },
      expect.objectContaining({ code: 'auth/origin', message: expect.stringMatching(/Open it there\.$/) }),
    ]),
  )
})

test('[W5] strangers are counted by address, cause no database query, and keep out nobody on their network', async () => {
  readings.length = 0
  const { ask, outcomes } = door(() => '198.51.100.7')
  ask(40, () => undefined)
  await vi.waitUntil(() => outcomes.length === 40)
  expect([count(outcomes, 'auth/required'), count(outcomes, 'rate/asks'), readings.length]).toEqual([
    30, 10, 0,
  ])
  ask(45, (number) => `person ${number}`)
  await vi.waitUntil(() => readings.length === 45)
  for (const read of readings) read(INES)
  await vi.waitUntil(() => outcomes.length === 85)
  expect(count(outcomes, ALLOWED)).toBe(45)
})
