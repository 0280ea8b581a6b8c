import sharp from 'sharp'
import { expect, test } from 'vitest'
import { visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

type Manifest = { start_url: string; display: string; icons: { src: string; sizes: string }[] }

test('a browser can install the app: it reads the manifest, whose icons have the stated sizes', async () => {
  const { page } = await visitor()
  await visit(page, '/')
  const browser = await page.context().newCDPSession(page)
  const { url, errors, data } = await browser.send('Page.getAppManifest')
  expect(new URL(url).pathname).toBe('/manifest.webmanifest')
  expect(errors).toEqual([])
  const { start_url, display, icons } = JSON.parse(data ?? '') as Manifest
  expect({ start_url, display }).toEqual({ start_url: '/', display: 'standalone' })
  const drawn = icons.filter(({ src }) => src.endsWith('.png'))
  expect(drawn.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
  for (const { src, sizes } of drawn) {
    const { width, height } = await sharp(await (await page.request.get(src)).body()).metadata()
    expect(`${width}x${height}`, src).toBe(sizes)
  }
  const robots = await page.request.get('/robots.txt')
  expect(await robots.text()).toContain('Disallow: /rooms/')
})
