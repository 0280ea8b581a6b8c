import { deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { deflate, inflate, loadZlib } from './zlib'

const SCENE = JSON.stringify({ type: 'excalidraw', elements: [{ text: 'Zoë draws 图 🙂' }] }).repeat(50)

test('a scene in a picture is compressed as zlib does it', async () => {
  await loadZlib()
  const compressed = deflate(SCENE)
  expect(compressed.length).toBeLessThan(SCENE.length / 10)
  expect(inflateSync(compressed).toString()).toBe(SCENE)
})

test('a scene that was compressed elsewhere can be read, but nothing else', async () => {
  await loadZlib()
  expect(inflate(deflateSync(SCENE), { to: 'string' })).toBe(SCENE)
  expect(() => inflate(new Uint8Array([1, 2, 3]), { to: 'string' })).toThrow()
})
