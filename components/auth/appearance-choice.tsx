'use client'

import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'

const CHOICES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'System' },
]

/** Light, dark or the system's setting, for this browser. */
export function AppearanceChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const mounted = useMounted()
  return (
    <SegmentedControl
      aria-label="Appearance"
      size="md"
      data={CHOICES}
      // The server doesn't know this browser's choice.
      value={mounted ? colorScheme : 'auto'}
      onChange={(value) => setColorScheme(value as MantineColorScheme)}
    />
  )
}
