import { expect, test } from 'vitest'
import { config } from '@/proxy'

test('[IM3][ID3] archives and drawings go past the proxy, which would hold and cut them; pages and other routes do not', () => {
  const [matcher = ''] = config.matcher
  const passes = (path: string) => new RegExp(`^${matcher}$`).test(path)
  expect(['/api/imported', '/api/rooms/drawn', '/api/rooms/a1/images/ff'].filter(passes)).toEqual([])
  const others = ['/', '/sessions/a1', '/api/imported/a1/replay', '/api/rooms/drawn2', '/api/start']
  expect(others.filter(passes)).toEqual(others)
})
