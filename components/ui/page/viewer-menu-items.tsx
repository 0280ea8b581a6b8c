'use client'

import { Menu } from '@mantine/core'
import { IconFlag, IconLogout, IconSettings, IconUserPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useSignOut } from './sign-out-context'
import type { NavViewer } from './viewer'

/** The items of the account menu; a guest is offered an account instead of settings. */
export function ViewerMenuItems({ viewer, touch = false }: { viewer: NavViewer; touch?: boolean }) {
  const signOut = useSignOut()
  const size = touch ? { mih: 44 } : {}
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const
  return (
    <>
      <Menu.Label>{viewer.kind === 'guest' ? `${viewer.name}, guest` : viewer.name}</Menu.Label>
      {viewer.kind === 'guest' ? (
        <Menu.Item component={Link} href="/signup" leftSection={<IconUserPlus {...icon} />} {...size}>
          Create account
        </Menu.Item>
      ) : (
        <Menu.Item component={Link} href="/settings" leftSection={<IconSettings {...icon} />} {...size}>
          Settings
        </Menu.Item>
      )}
      {viewer.kind === 'guest' && (
        <Menu.Item component={Link} href="/settings/data" leftSection={<IconSettings {...icon} />} {...size}>
          Your data
        </Menu.Item>
      )}
      {viewer.admin && (
        <Menu.Item component={Link} href="/admin/reports" leftSection={<IconFlag {...icon} />} {...size}>
          Reports
        </Menu.Item>
      )}
      <Menu.Item onClick={() => void signOut(viewer.id)} leftSection={<IconLogout {...icon} />} {...size}>
        Sign out
      </Menu.Item>
    </>
  )
}
