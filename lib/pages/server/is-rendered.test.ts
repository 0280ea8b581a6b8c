import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { isRendered } from './is-rendered'
import { publicFiles } from './public-files'

const ask = (path: string, method = 'GET') => isRendered({ method, headers: {} }, path, new Set())
const found = (name: RegExp) =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => `/${path.posix.dirname(file)}`.replace(/\[[^\]]+\]/g, 'x'))

test('[AP3] every route of the app and nothing else below /api passes without a turn', () => {
  const routes = found(/(?:^|\/)route\.ts$/)
  expect(routes.length).toBeGreaterThan(5)
  for (const route of routes) {
    expect([route, ask(route), ask(route, 'POST')]).toEqual([route, false, false])
    if (!route.startsWith('/api/auth/'))
      expect([route, ask(`${route}/x`), ask(`${route}x/y`)]).toEqual([route, true, true])
  }
  for (const page of found(/(?:^|\/)page\.tsx$/)) expect([page, ask(page)]).toEqual([page, true])
})

test('[AP3] files of public/ pass, what is not there does not', () => {
  const { folder, remove } = temporaryFolder('public')
  onTestFinished(remove)
  mkdirSync(path.join(folder, 'excalidraw/fonts'), { recursive: true })
  writeFileSync(path.join(folder, 'excalidraw/fonts/a.woff2'), '')
  const files = publicFiles(folder)
  const get = { method: 'GET', headers: {} }
  expect(isRendered(get, '/excalidraw/fonts/a.woff2', files)).toBe(false)
  expect(isRendered(get, '/excalidraw/fonts/b.woff2', files)).toBe(true)
  expect(publicFiles(path.join(folder, 'none'))).toEqual(new Set())
})
