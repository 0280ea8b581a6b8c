import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { BoardPresence } from './channel'
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
