'use client'

import { Menu } from '@mantine/core'
import Link from 'next/link'
import { LateMenuDrop } from '../menu/late-menu-drop'
import type { Openable } from '../menu/when-opened'
import { AppearanceItems } from './appearance-drop'
import type { NavViewer } from './viewer'
import { ViewerMenuItems } from './viewer-menu-items'

type PhoneDropProps = Openable & {
  viewer: NavViewer | null
  links: readonly { href: string; label: string }[]
}

/** On a phone one menu holds the pages, the account and the appearance. */
export function PhoneDrop({ viewer, links, ...props }: PhoneDropProps) {
  return (
    <LateMenuDrop {...props} label="Menu" width={240}>
      {links.map((link) => (
        <Menu.Item key={link.href} component={Link} href={link.href} mih={44}>
          {link.label}
        </Menu.Item>
      ))}
      <Menu.Divider />
      {viewer ? (
        <ViewerMenuItems viewer={viewer} touch />
      ) : (
        <Menu.Item component={Link} href="/signin" mih={44}>
          Sign in
        </Menu.Item>
      )}
      <Menu.Divider />
      <AppearanceItems touch />
    </LateMenuDrop>
  )
}
