import { describe, expect, test } from 'vitest'
import { type BoardDoc, decodeBoard, emptyBoard, encodeBoard } from '@/lib/board/domain/doc'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { isOrderKey } from '@/lib/board/domain/order/order-key'
import { applyEdit } from '@/lib/board/domain/patch/decide-edit'
import { appError } from '@/lib/shared/errors'
import { BrowserModel } from '@/tests/support/board/browser-model'
import { element } from '@/tests/support/board/elements'
import { gesture } from '@/tests/support/board/gestures'
import { Random } from '@/tests/support/board/random'
import { Sequencer } from '@/tests/support/board/sequencer'

// SEEDS=1000 for the long run; a seed that ever failed is added to the list permanently.
const SEEDS = Number(process.env.SEEDS ?? 60)
const FIRST = Number(process.env.FIRST_SEED ?? 1)
const ONCE_FAILED: number[] = []
const OPS = 200

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

function elementsOf(doc: BoardDoc): BoardElement[] {
  return [...doc.elements.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function run(seed: number): { server: Sequencer; browsers: BrowserModel[] } {
  const random = new Random(seed)
  const server = new Sequencer(() => {
    if (random.chance(0.02)) throw appError('board/too-large')
  })
  const browsers = Array.from({ length: 2 + random.below(4) }, (_, i) => new BrowserModel(`tab${i}`, server))
  for (let step = 0; step < OPS; step++) {
    const browser = random.pick(browsers)
    gesture(browser, random, `${browser.name}-${step}`)
    for (const other of browsers) disturb(other, random)
  }
  settle(browsers)
  return { server, browsers }
}

function disturb(browser: BrowserModel, random: Random): void {
  const luck = random.below(100)
  if (luck < 2) browser.reload(random.below(3))
  else if (luck < 5 && browser.online) browser.disconnect(random.below(3))
  else if (luck < 12 && !browser.online) browser.connect(random.chance(0.5))
  if (random.chance(0.2)) browser.keep()
  if (random.chance(0.5)) browser.send()
  if (random.chance(0.5)) browser.deliver(1 + random.below(3), random.chance(0.2))
  if (random.chance(0.5)) browser.receive(1 + random.below(6))
}

function settle(browsers: readonly BrowserModel[]): void {
  for (const browser of browsers) if (!browser.online) browser.connect(false)
  // Sending, applying and learning of a refusal may each take one more round.
  for (let round = 0; round < 3; round++) {
    for (const browser of browsers) {
      browser.send()
      browser.deliver(Number.MAX_SAFE_INTEGER)
    }
    for (const browser of browsers) browser.receive(Number.MAX_SAFE_INTEGER)
  }
}

function check(seed: number): void {
  const { server, browsers } = run(seed)
  const truth = encodeBoard(server.doc)
  for (const { name, replica } of browsers) {
    expect(replica.pendingCount, `seed ${seed}: ${name} has edits left`).toBe(0)
    expect(same(encodeBoard(replica.base), truth), `seed ${seed}: ${name} confirmed another board`).toBe(true)
    const shown = [...replica.local.elements.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(shown, `seed ${seed}: ${name} shows another board`).toEqual(elementsOf(server.doc))
  }
  const replayed = emptyBoard()
  let halfway = emptyBoard()
  for (const [i, { bytes, corrections }] of server.log.entries()) {
    applyEdit(replayed, bytes, corrections)
    applyEdit(halfway, bytes, corrections)
    if (i === server.log.length >> 1) halfway = decodeBoard(encodeBoard(halfway))
  }
  expect(same(encodeBoard(replayed), truth), `seed ${seed}: the log replays to another board`).toBe(true)
  expect(same(encodeBoard(halfway), truth), `seed ${seed}: a snapshot and its tail give another board`).toBe(
    true,
  )
  const keys = elementsOf(server.doc).map(({ index }) => index)
  expect(new Set(keys).size, `seed ${seed}: order keys are not unique`).toBe(keys.length)
  expect(keys.every(isOrderKey), `seed ${seed}: an order key is broken`).toBe(true)
  const numbers = server.log.map(({ client, op }) => `${client}/${op}`)
  expect(new Set(numbers).size, `seed ${seed}: an edit is in the log twice`).toBe(numbers.length)
}

test(`[B21] everybody ends up with the same board: seeds ${FIRST} to ${FIRST + SEEDS - 1}`, () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) check(seed)
}, 600_000)

test.each(ONCE_FAILED)('[B21] seed %i stays fixed', check)

describe('[B22] what each person intended survives', () => {
  function pair(): { server: Sequencer; a: BrowserModel; b: BrowserModel; sync: () => void } {
    const server = new Sequencer()
    const [a, b] = [new BrowserModel('a', server), new BrowserModel('b', server)]
    const sync = () => settle([a, b])
    a.edit(element('box', 'rectangle', { x: 0, y: 0, width: 100, height: 50, index: 'a1' }))
    a.edit(element('other', 'ellipse', { x: 300, y: 0, width: 100, height: 50, index: 'a2' }))
    sync()
    return { server, a, b, sync }
  }
  const box = (browser: BrowserModel) => browser.replica.local.elements.get('box')

  test('one drags a shape while the other colours it', () => {
    const { a, b, sync } = pair()
    a.change('box', { x: 40, y: 60 })
    b.change('box', { backgroundColor: '#ffc9c9' })
    sync()
    for (const one of [a, b]) expect(box(one)).toMatchObject({ x: 40, y: 60, backgroundColor: '#ffc9c9' })
  })

  test('a deleted shape stays deleted while another person still drags it', () => {
    const { a, b, sync } = pair()
    b.change('box', { x: 5 })
    b.send()
    a.change('box', { isDeleted: true })
    sync()
    b.change('box', { x: 10 })
    sync()
    for (const one of [a, b]) expect(box(one)?.isDeleted).toBe(true)
  })

  test("undoing one's own deletion keeps what the other person did in the meantime", () => {
    const { a, b, sync } = pair()
    b.change('box', { strokeColor: '#1971c2' })
    a.change('box', { isDeleted: true })
    sync()
    a.change('box', { isDeleted: false })
    sync()
    for (const one of [a, b]) expect(box(one)).toMatchObject({ isDeleted: false, strokeColor: '#1971c2' })
  })

  test('two strokes drawn at once keep all their points', () => {
    const { a, b, sync } = pair()
    for (const one of [a, b])
      one.edit(element(`stroke-${one.name}`, 'freedraw', { index: 'a3', points: [[0, 0]] }))
    for (let i = 1; i < 60; i++) {
      for (const one of [a, b]) {
        const points = Array.from({ length: i + 1 }, (_, at) => [at, at * 2] as const)
        one.change(`stroke-${one.name}`, { points })
        one.send()
        if (i % 3 === 0) one.deliver(2)
        if (i % 4 === 0) one.receive(2)
      }
    }
    sync()
    for (const one of [a, b]) {
      expect(one.replica.local.elements.get('stroke-a')?.points).toHaveLength(60)
      expect(one.replica.local.elements.get('stroke-b')?.points).toHaveLength(60)
    }
  })

  test('work done offline is sent once when the connection is back, alongside what others did', () => {
    const { server, a, b, sync } = pair()
    b.disconnect(0)
    b.change('box', { x: 70 })
    b.edit(element('offline', 'diamond', { index: 'a9' }))
    b.change('offline', { width: 30 })
    a.change('box', { strokeWidth: 4 })
    a.send()
    a.deliver(9)
    expect(b.replica.pendingCount).toBe(1)
    b.connect(true)
    sync()
    for (const one of [a, b]) {
      expect(box(one)).toMatchObject({ x: 70, strokeWidth: 4 })
      expect(one.replica.local.elements.get('offline')).toMatchObject({ width: 30, isDeleted: false })
    }
    expect(server.log.filter(({ client }) => client === 'b')).toHaveLength(1)
  })

  test('work done offline survives a reload', () => {
    const { a, b, sync } = pair()
    b.disconnect(0)
    b.change('box', { x: 70 })
    b.edit(element('offline', 'diamond', { index: 'a9' }))
    b.keep()
    b.reload(0)
    sync()
    for (const one of [a, b]) {
      expect(box(one)?.x).toBe(70)
      expect(one.replica.local.elements.has('offline')).toBe(true)
    }
  })

  test('a crash between sending and storing an op leads to no second version of it', () => {
    const { server, a, b, sync } = pair()
    b.change('box', { x: 1 })
    b.keep()
    b.change('box', { x: 2 })
    b.send()
    b.reload(1)
    sync()
    for (const one of [a, b]) expect(box(one)?.x).toBe(2)
    expect(server.log.filter(({ client }) => client === 'b')).toHaveLength(1)
  })
})
