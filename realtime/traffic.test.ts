import { expect, test } from 'vitest'
import { Traffic } from './traffic'

test('[L6] a room is busy while two people draw, and quiet a second after the second stopped', () => {
  const traffic = new Traffic()
  traffic.drew('ines', 1_000)
  traffic.drew('ines', 1_030)
  expect(traffic.isBusy(1_030)).toBe(false)
  traffic.drew('mara', 1_060)
  expect(traffic.isBusy(1_060)).toBe(true)
  traffic.drew('mara', 1_900)
  expect(traffic.isBusy(2_059)).toBe(true)
  expect(traffic.isBusy(2_060)).toBe(false)
})
