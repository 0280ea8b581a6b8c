'use client'

import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { LateMenuDrop } from '../menu/late-menu-drop'
import type { Openable } from '../menu/when-opened'

const SCHEMES = [
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
  { value: 'auto', label: 'System', Icon: IconDeviceDesktop },
] as const satisfies readonly { value: MantineColorScheme; label: string; Icon: typeof IconSun }[]

export function AppearanceDrop(props: Openable) {
  return (
    <LateMenuDrop {...props} label="Appearance" width={190}>
      <AppearanceItems />
    </LateMenuDrop>
  )
}

/** The three options, for use in another menu. */
export function AppearanceItems({ touch = false }: { touch?: boolean }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
      {SCHEMES.map(({ value, label, Icon }) => (
        <Menu.RadioItem
          key={value}
          value={value}
          closeMenuOnClick
          checkIcon={<IconCheck size={15} stroke={2} aria-hidden="true" />}
          rightSection={<Icon size={16} stroke={1.7} aria-hidden="true" />}
          {...(touch ? { mih: 44 } : {})}
        >
          {label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
