'use client'

import { Button } from '@mantine/core'
import { type ComponentType, useEffect, useState } from 'react'
import { ErrorNote } from './error-note'
import styles from './when-opened.module.css'

export type Openable = { opened: boolean; onClose: () => void }

/** Something that opens, and the way to ask for its code before it does. */
export type WhenOpened<Props extends Openable> = ComponentType<Props> & { load: () => void }

/**
 * A menu or dialog whose code comes when it is first opened. Once it is there it stays, so that it can hand the focus
 * back when it closes. Where its code does not come, a note says so, and opening it again asks again.
 */
export function whenOpened<Props extends Openable>(
  code: () => Promise<ComponentType<Props>>,
): WhenOpened<Props> {
  const part = function Part(props: Props) {
    const { opened } = props
    const [Loaded, setLoaded] = useState<ComponentType<Props> | null>(null)
    const [failed, setFailed] = useState(false)
    const wanted = opened && !Loaded
    useEffect(() => {
      if (!wanted) return
      let gone = false
      setFailed(false)
      code().then(
        (component) => !gone && setLoaded(() => component),
        () => !gone && setFailed(true),
      )
      return () => {
        gone = true
      }
    }, [wanted])
    if (Loaded) return <Loaded {...props} />
    return opened && failed && <NotLoaded onClose={props.onClose} />
  }
  // Loading early may fail silently: nobody has opened anything yet.
  return Object.assign(part, { load: () => void code().catch(() => {}) })
}

function NotLoaded({ onClose }: { onClose: () => void }) {
  return (
    <div className={styles.note}>
      <ErrorNote
        title="This could not be loaded"
        action={
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        }
      >
        The rest of the page goes on. Open it again when you are online.
      </ErrorNote>
    </div>
  )
}
