import { expect, test } from 'vitest'
import { PACES, Traffic } from './traffic'

test('[L6] what one person draws is not delayed; what several draw is, until a second after', () => {
  const traffic = new Traffic()
  traffic.drew('ines', 1_000)
  traffic.drew('ines', 1_030)
  expect(traffic.pace(1_030)).toBe(0)
  traffic.drew('mara', 1_060)
  expect(traffic.pace(1_060)).toBe(PACES.several)
  traffic.drew('mara', 1_900)
  expect(traffic.pace(2_029)).toBe(PACES.several)
  expect(traffic.pace(2_030)).toBe(0)
})

test('[L6] with four drawing it collects for longer, and with six for longer still', () => {
  const traffic = new Traffic()
  for (const name of ['ines', 'mara', 'tom']) traffic.drew(name, 1_000)
  expect(traffic.pace(1_000)).toBe(PACES.several)
  traffic.drew('lee', 1_001)
  expect(traffic.pace(1_001)).toBe(PACES.many)
  for (const name of ['ada', 'bo']) traffic.drew(name, 1_002)
  expect(traffic.pace(1_002)).toBe(PACES.crowd)
})
