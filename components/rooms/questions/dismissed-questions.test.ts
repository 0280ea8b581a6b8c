import { afterEach, expect, test, vi } from 'vitest'
import { probeKey } from '@/lib/rooms/domain/guide/board-probes'
import { dismissedIn, dismissIn } from './dismissed-questions'

afterEach(() => vi.unstubAllGlobals())

test('[GQ1] dismissed questions are remembered after a reload, only in their own room, with one key per question', () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  })
  const question = probeKey({ code: 'unconnected', ask: 'What is “Mail\nqueue” for?' })
  const first = dismissIn('room', dismissedIn('room'), question)
  dismissIn('room', first, probeKey({ code: 'two-names', ask: 'Is “Feed” a “Feed service”?' }))
  expect(dismissedIn('room')).toHaveLength(2)
  expect(dismissedIn('room')).toContain(question)
  expect(dismissedIn('other')).toEqual([])
})

test('[GQ1] a browser that stores nothing remembers them as long as the page is open', () => {
  vi.stubGlobal('sessionStorage', undefined)
  expect(dismissedIn('room')).toEqual([])
  expect(dismissIn('room', [], 'a')).toEqual(['a'])
})
