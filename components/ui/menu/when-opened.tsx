'use client'

import { Button } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { type ComponentType, useEffect, useEffectEvent, useRef, useState } from 'react'
import { ErrorNote } from '../error-note'
import styles from './when-opened.module.css'

export type Openable = {
  opened: boolean
  onClose: () => void
  /** Called when the code is loaded, before anything opens: that may be seconds later. */
  onLoaded?: () => void
}

/** A component that opens, with a function to load its code beforehand. */
export type WhenOpened<Props extends Openable> = ComponentType<Props> & { load: () => void }

/**
 * A menu or dialog whose code is loaded when it is first opened. Once loaded it stays mounted, so that it can restore
 * the focus when it closes. If loading fails, a note appears, and opening it again retries.
 */
export function whenOpened<Props extends Openable>(
  code: () => Promise<ComponentType<Props>>,
): WhenOpened<Props> {
  const part = function Part(props: Props) {
    const { opened, onClose, onLoaded } = props
    const [Loaded, setLoaded] = useState<ComponentType<Props> | null>(null)
    const [drawn, setDrawn] = useState(false)
    const [failed, setFailed] = useState(false)
    const wanted = opened && !Loaded
    const loaded = useEffectEvent(() => onLoaded?.())
    useEffect(() => {
      if (!wanted) return
      let gone = false
      code().then(
        (component) => {
          if (gone) return
          setLoaded(() => component)
          loaded()
        },
        () => !gone && setFailed(true),
      )
      return () => {
        gone = true
        // Otherwise the note would flash on reopening, before anything has failed.
        setFailed(false)
      }
    }, [wanted])
    useEffect(() => setDrawn(Loaded !== null), [Loaded])
    // Rendered closed first, as otherwise it would not know where to return the focus to.
    if (Loaded) return <Loaded {...props} opened={opened && drawn} />
    return opened && failed && <NotLoaded onClose={onClose} />
  }
  // Preloading may fail silently: nobody has opened anything yet.
  return Object.assign(part, { load: () => void code().catch(() => {}) })
}

function NotLoaded({ onClose }: { onClose: () => void }) {
  const note = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    before.current = document.activeElement
  }, [])
  const close = () => {
    onClose()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  useWindowEvent('keydown', ({ key }) => {
    if (key !== 'Escape') return
    if (note.current?.contains(document.activeElement)) close()
    else onClose()
  })
  return (
    <div ref={note} className={styles.note}>
      <ErrorNote
        title="This could not be loaded"
        action={
          <Button variant="default" onClick={close}>
            Close
          </Button>
        }
      >
        The rest of the page still works. Open it again when you are online. Reload the page if this keeps
        happening.
      </ErrorNote>
    </div>
  )
}
