'use client'

import { LateMenuDrop } from './late-menu-drop'
import type { Viewer } from './viewer'
import { ViewerMenuItems } from './viewer-menu-items'
import type { Openable } from './when-opened'

export function ViewerDrop({ viewer, ...props }: Openable & { viewer: Viewer }) {
  return (
    <LateMenuDrop {...props} label="Your account" width={220}>
      <ViewerMenuItems viewer={viewer} />
    </LateMenuDrop>
  )
}
