import { MantineProvider } from '@mantine/core'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { setReminders } from './reminder-choice'
import { RoundAhead } from './round-ahead'

afterEach(() => vi.unstubAllGlobals())

const shown = () =>
  renderToString(
    <MantineProvider>
      <RoundAhead
        next={{ matchId: 'a', partner: 'Mara', when: 'Saturday 3 April, 14:00', inMs: 3_600_000 }}
        at={0}
      />
    </MantineProvider>,
  )

test('[BK16] pages remind users of a booked round unless that is switched off', () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  })
  expect(shown()).toContain('Saturday 3 April, 14:00')
  setReminders(false)
  expect(shown()).not.toContain('Mara')
  setReminders(true)
  expect(shown()).toContain('Mara')
})
