import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { BoardPresence, Peer } from './channel'
import { Peers } from './peers'

const state = { width: 800, height: 600, scrollX: 0, scrollY: 0, zoom: { value: 1 }, selectedElementIds: {} }
const api = { getAppState: () => state, updateScene: () => {} } as unknown as ExcalidrawImperativeAPI

beforeEach(() => void vi.useFakeTimers())

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

test('[B38] of a movement the last place is told, not more than 20 times a second, and once more', () => {
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

test('[B38] nothing is told once the board is left', () => {
  const { peers, told } = pointing()
  peers.pointed(1, 0, 'up')
  peers.stop()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})

/** Somebody who is told of others, and what the canvas is told of that. */
function watching() {
  const frames: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0))
  onTestFinished(() => void vi.unstubAllGlobals())
  const updateScene = vi.fn()
  let hear: (peers: ReadonlyMap<number, Peer>) => void = () => {}
  const subscribe: BoardPresence['subscribe'] = (listener) => {
    hear = listener
    return () => {}
  }
  const peers = new Peers({ ...api, updateScene }, { cursor: () => {}, subscribe })
  peers.start()
  const points = (x: number) =>
    hear(new Map([[2, { name: 'Mara', color: '#2E5DCB', x, y: 0, button: 'up', selectedIds: [] }]]))
  const nextFrame = () => {
    for (const run of frames.splice(0)) run()
  }
  return { peers, updateScene, points, nextFrame }
}

test('[B38] however much people move, the canvas is told once a frame, and of the newest', () => {
  const { peers, updateScene, points, nextFrame } = watching()
  for (let x = 1; x <= 9; x++) points(x)
  nextFrame()
  expect(updateScene).toHaveBeenCalledOnce()
  const [{ collaborators }] = updateScene.mock.calls[0] ?? [{}]
  expect([...collaborators.values()]).toMatchObject([{ username: 'Mara', pointer: { x: 9, y: 0 } }])
  peers.stop()
})

test('[B38] a canvas that went is told nothing any more', () => {
  const { peers, updateScene, points, nextFrame } = watching()
  points(1)
  peers.stop()
  nextFrame()
  vi.advanceTimersByTime(60_000)
  expect(updateScene).not.toHaveBeenCalled()
})
