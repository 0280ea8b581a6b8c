'use client'

import dynamic from 'next/dynamic'
import { whenOpened } from '@/components/ui/menu/when-opened'
import styles from '../room.module.css'

// Parts that few rounds need, or that nobody needs at first: their code is loaded when they are rendered.

const lobby = () => import('../lobby/lobby').then((file) => file.Lobby)

// Has a loading state, or the whole room would wait for it.
export const Lobby = dynamic(lobby, { loading: OpeningLobby })

/**
 * Prefetches the lobby's code where it is likely to be needed soon. A failure does not matter: rendering
 * requests it again.
 */
export function loadLobby(): void {
  void lobby().catch(() => {})
}

function OpeningLobby() {
  return (
    <main className={styles.opening} aria-label="Opening the lobby" aria-busy="true">
      <p>Opening the lobby</p>
    </main>
  )
}

export const InterviewerLine = dynamic(() =>
  import('../chat/interviewer-line').then((file) => file.InterviewerLine),
)
export const GradingLine = dynamic(() => import('../chat/grading-line').then((file) => file.GradingLine))
export const RoomDrop = whenOpened(() => import('./room-drop').then((file) => file.RoomDrop))
export const FormulaDrop = whenOpened(() =>
  import('../worksheet/formula-drop').then((file) => file.FormulaDrop),
)
export const InsertDrop = whenOpened(() => import('../worksheet/insert-drop').then((file) => file.InsertDrop))
export const HandbookDrawer = whenOpened(() =>
  import('../guide/handbook-drawer').then((file) => file.HandbookDrawer),
)
export const KeyList = whenOpened(() => import('./keys/key-list').then((file) => file.KeyList))
export const InviteDrawer = whenOpened(() =>
  import('../lobby/invite-drawer').then((file) => file.InviteDrawer),
)
export const ReportDialog = whenOpened(() =>
  import('@/components/safety/report-dialog').then((file) => file.ReportDialog),
)
