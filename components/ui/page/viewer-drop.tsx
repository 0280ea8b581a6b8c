'use client'

import { LateMenuDrop } from '../menu/late-menu-drop'
import type { Openable } from '../menu/when-opened'
import type { NavViewer } from './viewer'
import { ViewerMenuItems } from './viewer-menu-items'

export function ViewerDrop({ viewer, ...props }: Openable & { viewer: NavViewer }) {
  return (
    <LateMenuDrop {...props} label="Your account" width={220}>
      <ViewerMenuItems viewer={viewer} />
    </LateMenuDrop>
  )
}
