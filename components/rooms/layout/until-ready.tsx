'use client'

import type { ReactNode } from 'react'
import { useRoom } from '../room-context'
import styles from './until-ready.module.css'

/** Controls that do something in the room: disabled until there is a connection to take it. */
export function UntilReady({ children }: { children: ReactNode }) {
  const ready = useRoom((scene) => scene.ready)
  return (
    <fieldset className={styles.parts} role="presentation" disabled={!ready}>
      {children}
    </fieldset>
  )
}
