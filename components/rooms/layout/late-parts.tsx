'use client'

import dynamic from 'next/dynamic'
import { whenOpened } from '@/components/ui/menu/when-opened'

// Parts that few rounds need, or that nobody needs at first: their code comes when they are drawn.

// With something to show meanwhile, or the whole room would wait for it.
export const Lobby = dynamic(() => import('../lobby/lobby').then((file) => file.Lobby), {
  loading: () => null,
})

export const RoomDrop = whenOpened(() => import('./room-drop').then((file) => file.RoomDrop))
export const FormulaDrop = whenOpened(() =>
  import('../worksheet/formula-drop').then((file) => file.FormulaDrop),
)
export const InsertDrop = whenOpened(() => import('../worksheet/insert-drop').then((file) => file.InsertDrop))
export const HandbookDrawer = whenOpened(() =>
  import('../guide/handbook-drawer').then((file) => file.HandbookDrawer),
)
export const KeyList = whenOpened(() => import('./key-list').then((file) => file.KeyList))
export const InviteDrawer = whenOpened(() =>
  import('../lobby/invite-drawer').then((file) => file.InviteDrawer),
)
