'use client'

import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { IconCheck, IconContrast, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

const SCHEMES = [
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
  { value: 'auto', label: 'System', Icon: IconDeviceDesktop },
] as const satisfies readonly { value: MantineColorScheme; label: string; Icon: typeof IconSun }[]

/** Light, dark or like the system; the choice is remembered in this browser. */
export function AppearanceMenu() {
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon size={36} aria-label="Appearance">
          <IconContrast size={18} stroke={1.7} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <AppearanceMenuItems />
      </Menu.Dropdown>
    </Menu>
  )
}

/** The three choices, to stand in another menu. */
export function AppearanceMenuItems({ touch = false }: { touch?: boolean }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  // The server doesn't know the choice: mark it only once mounted, so that both render the same at first.
  const mounted = useMounted()
  return (
    <Menu.RadioGroup
      value={mounted ? colorScheme : null}
      onChange={(value) => setColorScheme(value as MantineColorScheme)}
    >
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
