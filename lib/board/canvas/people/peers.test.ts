import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { BoardPresence, Peer } from '../channel'
import { Peers } from './peers'

const state = { width: 800, height: 600, scrollX: 0, scrollY: 0, zoom: { value: 1 }, selectedElementIds: {} }
const api = { getAppState: () => state, updateScene: () => {} } as unknown as ExcalidrawImperativeAPI

const page = Object.assign(new EventTarget(), { hidden: false })

beforeEach(() => {
  vi.useFakeTimers()
  page.hidden = false
  vi.stubGlobal('document', page)
})

function pointing(): { peers: Peers; told: number[] } {
  const told: number[] = []
  const presence: BoardPresence = { cursor: (x) => void told.push(x), subscribe: () => () => {} }
  const peers = new Peers(api, presence)
  onTestFinished(() => {
    peers.stop()
    vi.useRealTimers()
  })
  return { peers, told }
}

test('[B38] the last position of a movement is sent, at most 20 times a second, and once more', () => {
  const { peers, told } = pointing()
  for (let x = 1; x <= 100; x++) {
    peers.pointed(x, 0, 'up')
    vi.advanceTimersByTime(10)
  }
  expect(told.length).toBeLessThanOrEqual(20)
  vi.advanceTimersByTime(100)
  expect(told.at(-1)).toBe(100)
  const before = told.length
  vi.advanceTimersByTime(60_000)
  expect(told.slice(before)).toEqual([100])
})

test('[B38] nothing is sent after leaving the board', () => {
  const { peers, told } = pointing()
  peers.pointed(1, 0, 'up')
  peers.stop()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})

/** A person who receives others' positions, and what the canvas is given of them. */
function watching() {
  const frames: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0))
  onTestFinished(() => void vi.unstubAllGlobals())
  const updateScene = vi.fn()
  let hear: (peers: ReadonlyMap<number, Peer>) => void = () => {}
  let announce = () => {}
  const subscribe: BoardPresence['subscribe'] = (listener) => {
    hear = listener.moved
    announce = listener.announced
    return () => {}
  }
  const cursor = vi.fn()
  const peers = new Peers({ ...api, updateScene }, { cursor, subscribe })
  peers.start()
  const points = (x: number) =>
    hear(new Map([[2, { name: 'Mara', color: '#2E5DCB', x, y: 0, button: 'up', selectedIds: [] }]]))
  const nextFrame = () => {
    for (const run of frames.splice(0)) run()
  }
  return { peers, updateScene, points, nextFrame, cursor, announce: () => announce() }
}

test('[B38] however much people move, the canvas is updated once a frame, with the newest positions', () => {
  const { peers, updateScene, points, nextFrame } = watching()
  for (let x = 1; x <= 9; x++) points(x)
  nextFrame()
  expect(updateScene).toHaveBeenCalledOnce()
  const [{ collaborators }] = updateScene.mock.calls[0] ?? [{}]
  expect([...collaborators.values()]).toMatchObject([{ username: 'Mara', pointer: { x: 9, y: 0 } }])
  peers.stop()
})

test('[B38] an unmounted canvas is no longer updated', () => {
  const { peers, updateScene, points, nextFrame } = watching()
  points(1)
  peers.stop()
  nextFrame()
  vi.advanceTimersByTime(60_000)
  expect(updateScene).not.toHaveBeenCalled()
})

/** A person with their own canvas size, who receives what the others send once `meet` allows it. */
function person(number: number, width: number, height: number) {
  const view = { ...state, width, height }
  let hear: (peers: ReadonlyMap<number, Peer>) => void = () => {}
  const told: { number: number; peer: Peer }[] = []
  const presence: BoardPresence = {
    cursor: (x, y, button, selectedIds, viewport) =>
      void told.push({ number, peer: { name: '', color: '#2E5DCB', x, y, button, selectedIds, viewport } }),
    subscribe: ({ moved }) => {
      hear = moved
      return () => {}
    },
  }
  const updateScene = ({ appState }: { appState?: object }) => void Object.assign(view, appState)
  const peers = new Peers({ getAppState: () => view, updateScene } as never, presence)
  return { number, view, peers, told, hear: (others: ReadonlyMap<number, Peer>) => hear(others) }
}

/** Delivers everyone's messages for some seconds. */
function meet(people: ReturnType<typeof person>[]) {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16))
  vi.stubGlobal('cancelAnimationFrame', (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer))
  onTestFinished(() => {
    for (const { peers } of people) peers.stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  for (const { peers } of people) peers.start()
  return () => {
    for (let passed = 0; passed < 3_000; passed += 50) {
      vi.advanceTimersByTime(50)
      for (const { number, hear } of people) {
        const others = people.filter((other) => other.number !== number)
        hear(new Map(others.flatMap(({ told }) => told.slice(-1)).map((one) => [one.number, one.peer])))
      }
    }
  }
}

test('[B38] a follower sees the whole view on their own canvas', () => {
  const [candidate, interviewer] = [person(1, 1120, 800), person(2, 684, 600)]
  const wait = meet([candidate, interviewer])
  Object.assign(candidate.view, { scrollX: -200, scrollY: -100, zoom: { value: 0.8 } })
  interviewer.peers.follow(1)
  wait()
  const edges = () => {
    const { scrollX, zoom } = interviewer.view
    return [200, 200 + 1120 / 0.8].map((x) => Math.round((x + scrollX) * zoom.value))
  }
  expect(edges()).toEqual([0, 684])
  // A different window size, on either side.
  Object.assign(interviewer.view, { width: 1000 })
  interviewer.peers.changed()
  expect(edges()).toEqual([80, 920])
  Object.assign(candidate.view, { width: 560 })
  candidate.peers.changed()
  wait()
  expect(interviewer.view.zoom.value).toBe(0.6)
})

test('[B38] people who follow each other, in a circle of any size, stay where they are', () => {
  const people = [person(1, 1120, 800), person(2, 684, 600), person(3, 390, 600)]
  const wait = meet(people)
  for (const { number, peers } of people) {
    peers.follow((number % 3) + 1)
    wait()
  }
  const before = people.map(({ view }) => ({ ...view }))
  for (let i = 0; i < 5; i++) wait()
  expect(people.map(({ view }) => view)).toEqual(before)
  expect(Math.min(...before.map(({ zoom }) => zoom.value))).toBeGreaterThan(0.3)
  // Someone who looks elsewhere takes the others along.
  people[0]?.peers.follow(null)
  Object.assign(people[0]?.view ?? {}, { scrollX: -5_000, zoom: { value: 1 } })
  people[0]?.peers.tell()
  wait()
  const middles = people.map(({ view }) => Math.round(view.width / 2 / view.zoom.value - view.scrollX))
  expect(new Set(middles).size).toBe(1)
})

test("[B38] the second tab of a member who is already here receives everybody's position", () => {
  const { peers, points, announce, cursor } = watching()
  points(1)
  vi.advanceTimersByTime(60_000)
  cursor.mockClear()
  points(2)
  vi.advanceTimersByTime(60_000)
  expect(cursor).not.toHaveBeenCalled()
  announce()
  vi.advanceTimersByTime(60)
  expect(cursor).toHaveBeenCalledOnce()
  peers.stop()
})

test('[B38] a background tab sends nothing, and sends its view once it is shown again', () => {
  const { peers, announce, cursor } = watching()
  vi.advanceTimersByTime(60_000)
  cursor.mockClear()
  page.hidden = true
  announce()
  vi.advanceTimersByTime(60_000)
  expect(cursor).not.toHaveBeenCalled()
  page.hidden = false
  page.dispatchEvent(new Event('visibilitychange'))
  vi.advanceTimersByTime(60)
  expect(cursor).toHaveBeenCalledOnce()
  peers.stop()
  cursor.mockClear()
  page.dispatchEvent(new Event('visibilitychange'))
  vi.advanceTimersByTime(60_000)
  expect(cursor).not.toHaveBeenCalled()
})
