import { expect, test } from 'vitest'
import { inParts } from './in-parts'
import { PICTURES_AT_ONCE, PICTURES_WAITING, PicturePlaces } from './picture-places'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Requests places, and records those that were granted. */
function asking() {
  const places = new PicturePlaces()
  const given: (() => void)[] = []
  const refused: unknown[] = []
  const ask = (count: number, userId = 'ines', over = new AbortController().signal) => {
    for (let number = 0; number < count; number++)
      places.enter(userId, over).then(
        (leave) => given.push(leave),
        ({ code }) => refused.push(code),
      )
    return settled()
  }
  return { ask, given, refused }
}

test('[AN1] a person is sent six pictures at once, the next when one was read, and nobody else waits', async () => {
  const { ask, given, refused } = asking()
  await ask(PICTURES_AT_ONCE + 2)
  expect(given).toHaveLength(PICTURES_AT_ONCE)
  await ask(1, 'otto')
  expect(given).toHaveLength(PICTURES_AT_ONCE + 1)
  // Leaving twice counts once.
  given[0]?.()
  given[0]?.()
  await settled()
  expect([given.length, refused]).toEqual([PICTURES_AT_ONCE + 2, []])
})

test('[AN1] a hundred can wait, and more are refused', async () => {
  const { ask, given, refused } = asking()
  await ask(PICTURES_AT_ONCE + PICTURES_WAITING + 2)
  expect([given.length, refused]).toEqual([PICTURES_AT_ONCE, ['image/busy', 'image/busy']])
  for (let left = 0; left < PICTURES_AT_ONCE + PICTURES_WAITING; left++) {
    given[left]?.()
    await settled()
  }
  expect(given).toHaveLength(PICTURES_AT_ONCE + PICTURES_WAITING)
  await ask(PICTURES_AT_ONCE)
  expect(given).toHaveLength(2 * PICTURES_AT_ONCE + PICTURES_WAITING)
})

test('[AN1] a request that is over keeps neither its place nor its turn', async () => {
  const { ask, given, refused } = asking()
  const [reading, waiting] = [new AbortController(), new AbortController()]
  await ask(PICTURES_AT_ONCE, 'ines', reading.signal)
  await ask(3, 'ines', waiting.signal)
  await ask(1)
  waiting.abort()
  await settled()
  expect([given.length, refused]).toEqual([PICTURES_AT_ONCE, Array(3).fill('image/busy')])
  reading.abort()
  await settled()
  expect(given).toHaveLength(PICTURES_AT_ONCE + 1)
  await ask(PICTURES_AT_ONCE, 'ines', AbortSignal.abort())
  await ask(PICTURES_AT_ONCE - 1)
  expect(given).toHaveLength(3 * PICTURES_AT_ONCE)
})

test('[AN1] a picture is sent as fast as it is read, and its place is freed at the end or when reading stops', async () => {
  const picture = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251)
  let ended = 0
  const stream = () => inParts(picture, () => ended++)
  const reader = stream().getReader()
  const first = await reader.read()
  expect([first.value?.length, ended]).toEqual([64 * 1024, 0])
  await reader.cancel()
  expect(ended).toBe(1)
  const arrived = Buffer.from(await new Response(stream()).arrayBuffer())
  expect(arrived.equals(picture)).toBe(true)
  expect(ended).toBe(2)
})
