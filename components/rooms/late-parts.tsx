'use client'

import dynamic from 'next/dynamic'
import { type ComponentType, useState } from 'react'

// Parts that few rounds need, or that nobody needs at first: their code comes when they are drawn.

// With something to show meanwhile, or the whole room would wait for it.
export const Lobby = dynamic(() => import('./lobby').then((file) => file.Lobby), { loading: () => null })

export const KeyList = whenOpened(
  dynamic(() => import('./key-list').then((file) => file.KeyList), { ssr: false }),
)
export const InviteDrawer = whenOpened(
  dynamic(() => import('./invite-drawer').then((file) => file.InviteDrawer), { ssr: false }),
)
export const EndDialog = whenOpened(
  dynamic(() => import('./end-dialog').then((file) => file.EndDialog), { ssr: false }),
)

/** Once it was opened it stays, so that it can hand the focus back when it closes. */
function whenOpened<Props extends { opened: boolean }>(Part: ComponentType<Props>): ComponentType<Props> {
  return function WhenOpened(props) {
    const [wanted, setWanted] = useState(false)
    if (props.opened && !wanted) setWanted(true)
    return wanted && <Part {...props} />
  }
}
