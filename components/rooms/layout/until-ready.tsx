'use client'

import type { ReactNode } from 'react'
import { useRoom } from '../room-context'
import styles from './until-ready.module.css'

/** Controls that act on the room: disabled until the room is ready to accept commands. */
export function UntilReady({ children }: { children: ReactNode }) {
  const ready = useRoom((scene) => scene.ready)
  return (
    <fieldset className={styles.parts} role="presentation" disabled={!ready}>
      {children}
    </fieldset>
  )
}
