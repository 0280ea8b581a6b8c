import { afterEach, expect, test, vi } from 'vitest'
import { probeKey } from '@/lib/rooms/domain/guide/board-probes'
import { dismissedIn, dismissIn } from './dismissed-questions'

afterEach(() => vi.unstubAllGlobals())

test('[GQ1] what was dismissed is known after a reload, in its own room only, and a question is one key', () => {
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

test('[GQ1] a browser that keeps nothing remembers it as long as the page is open', () => {
  vi.stubGlobal('sessionStorage', undefined)
  expect(dismissedIn('room')).toEqual([])
  expect(dismissIn('room', [], 'a')).toEqual(['a'])
})
