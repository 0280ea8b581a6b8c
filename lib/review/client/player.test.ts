import { expect, test } from 'vitest'
import { EMPTY_TIMELINE } from '../domain/replay/timeline'
import { Player } from './player'

const TOTAL = 600_000

/** A player whose frames come when the test says so. */
function opened(start: number | null = null) {
  let due: ((now: number) => void) | null = null
  let now = 0
  const player = new Player(TOTAL, start, [{ elapsed: 60_000 }, { elapsed: 120_000 }], {
    frame: (callback) => {
      due = callback
    },
  })
  player.learn({
    ...EMPTY_TIMELINE,
    loaded: TOTAL,
    complete: true,
    moments: [
      { seq: 1, elapsed: 60_000, kind: 'step' },
      { seq: 2, elapsed: 120_000, kind: 'chat' },
    ],
  })
  /** Lets real time pass, one frame at a time. */
  const pass = (ms: number) => {
    for (const end = now + ms; now < end; ) {
      now += 50
      const callback = due
      due = null
      callback?.(now)
    }
  }
  return { player, pass, position: () => player.getState().position }
}

test('[RP6] it plays at its speed, pauses, and stops at the end', () => {
  const { player, pass, position } = opened(10_000)
  player.play()
  pass(50)
  pass(1_000)
  expect(position()).toBe(11_000)
  player.setSpeed(4)
  pass(1_000)
  expect(position()).toBe(15_000)
  player.pause()
  pass(1_000)
  expect(position()).toBe(15_000)
  player.seek(TOTAL - 1_000)
  player.play()
  pass(2_000)
  expect(player.getState()).toMatchObject({ position: TOTAL, playing: false })
})

test('[RP6] at the end it starts over', () => {
  const { player, pass, position } = opened()
  player.play()
  pass(50)
  pass(500)
  expect(position()).toBe(500)
})

test('[RP6] speeds go from a half to sixteen and no further', () => {
  const { player } = opened()
  const speeds = (way: 1 | -1) =>
    Array.from({ length: 7 }, () => {
      player.changeSpeed(way)
      return player.getState().speed
    })
  expect(speeds(1)).toEqual([2, 4, 8, 16, 16, 16, 16])
  expect(speeds(-1)).toEqual([8, 4, 2, 1, 0.5, 0.5, 0.5])
})

test('[RP6] it plays no further than the log is loaded, and continues when more has arrived', () => {
  const { player, pass, position } = opened(10_000)
  player.learn({ ...EMPTY_TIMELINE, loaded: 10_500 })
  player.play()
  pass(2_000)
  expect(player.getState()).toMatchObject({ position: 10_500, playing: true })
  player.learn({ ...EMPTY_TIMELINE, loaded: TOTAL, complete: true })
  pass(1_000)
  expect(position()).toBe(11_500)
})

test('[RP6] arrow keys reach the moments, then the beginning and the end', () => {
  const { player, position } = opened(70_000)
  const moves = (way: 1 | -1) =>
    [1, 2].map(() => {
      player.seekMoment(way)
      return position()
    })
  expect(moves(1)).toEqual([120_000, TOTAL])
  player.seek(70_000)
  expect(moves(-1)).toEqual([60_000, 0])
})

test('[RP7] the way back from a jump leads to where it began, even after several jumps', () => {
  const { player } = opened()
  player.jump(60_000)
  player.jump(120_000)
  expect(player.getState()).toMatchObject({ position: 120_000, chosen: 120_000, back: TOTAL })
  player.goBack()
  expect(player.getState()).toMatchObject({ position: TOTAL, chosen: null, back: null })
  player.seek(30_000)
  player.jump(60_000)
  player.seekBy(5_000)
  expect(player.getState()).toMatchObject({ position: 65_000, chosen: null, back: 30_000 })
  player.goBack()
  expect(player.getState().position).toBe(30_000)
})

test('[RP7] a start beyond the round is its end', () => {
  expect(opened(TOTAL + 1).player.isAtEnd).toBe(true)
})
