'use client'

import { ActionIcon } from '@mantine/core'
import { IconContrast } from '@tabler/icons-react'
import { LateMenu } from '../menu/late-menu'
import { whenOpened } from '../menu/when-opened'

const AppearanceDrop = whenOpened(() => import('./appearance-drop').then((file) => file.AppearanceDrop))

/** Light, dark or the system's setting; the choice is remembered in this browser. */
export function AppearanceMenu() {
  return (
    <LateMenu
      load={AppearanceDrop.load}
      button={(props) => (
        <ActionIcon size={36} aria-label="Appearance" {...props}>
          <IconContrast size={18} stroke={1.7} aria-hidden="true" />
        </ActionIcon>
      )}
      menu={(props) => <AppearanceDrop {...props} />}
    />
  )
}
