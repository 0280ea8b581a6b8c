import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { publicFiles } from './public-files'
import { whatNextDoes } from './what-next-does'

const ask = (path: string, method = 'GET', headers = {}) => whatNextDoes({ method, headers }, path, new Set())
const found = (name: RegExp) =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => `/${path.posix.dirname(file)}`.replace(/\[[^\]]+\]/g, 'x'))

test("[AP3][AP9] exactly the app's routes below /api are calls; probes wait for nobody", () => {
  const routes = found(/(?:^|\/)route\.ts$/)
  expect(routes.length).toBeGreaterThan(5)
  for (const route of routes) {
    const work = route.startsWith('/api/') ? 'call' : 'file'
    expect([route, ask(route), ask(route, 'POST')]).toEqual([route, work, work])
    if (!route.startsWith('/api/auth/')) {
      const below = routes.includes(`${route}/x`) ? work : 'page'
      expect([route, ask(`${route}/x`), ask(`${route}x/y`)]).toEqual([route, below, 'page'])
    }
  }
  for (const page of found(/(?:^|\/)page\.tsx$/)) expect([page, ask(page)]).toEqual([page, 'page'])
})

test('[AP9] an action is a call, and a request that only looks like one is a page', () => {
  const action = { 'next-action': 'abc', 'content-type': 'text/plain;charset=UTF-8' }
  expect(ask('/join/x', 'POST', action)).toBe('call')
  expect(ask('/join/x', 'GET', action)).toBe('page')
  const form = { ...action, 'content-type': 'application/x-www-form-urlencoded' }
  expect(ask('/join/x', 'POST', form)).toBe('page')
})

test('[AP3] files of public/ pass, missing ones do not', () => {
  const { folder, remove } = temporaryFolder('public')
  onTestFinished(remove)
  mkdirSync(path.join(folder, 'excalidraw/fonts'), { recursive: true })
  writeFileSync(path.join(folder, 'excalidraw/fonts/a.woff2'), '')
  const files = publicFiles(folder)
  const get = { method: 'GET', headers: {} }
  expect(whatNextDoes(get, '/excalidraw/fonts/a.woff2', files)).toBe('file')
  expect(whatNextDoes(get, '/excalidraw/fonts/b.woff2', files)).toBe('page')
  expect(publicFiles(path.join(folder, 'none'))).toEqual(new Set())
})
