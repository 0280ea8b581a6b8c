'use client'

import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { markPage, useReading } from '@/lib/handbook/client/use-reading'
import styles from './read-mark.module.css'

/** How long the end must be visible before the page counts as read. Leaves time to press the button instead. */
const STAY_MS = 1_000

/** At the end of a page: scrolling here marks it as read. The reader can also mark and unmark it by hand. */
export function ReadMark({ page, account }: { page: string; account: readonly string[] | null }) {
  const isRead = useReading(account).has(page)
  const mark = (read: boolean) => markPage(page, read, account !== null)
  const end = useRef<HTMLDivElement>(null)
  const [takenBack, setTakenBack] = useState(false)
  const reached = useEffectEvent(() => {
    if (!isRead && !takenBack) mark(true)
  })
  useEffect(() => {
    const element = end.current
    if (!element) return
    // A short page whose end is visible at once has not been read yet.
    let scrolled = false
    let seen = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      if (scrolled && seen) timer ??= setTimeout(reached, STAY_MS)
      else {
        clearTimeout(timer)
        timer = undefined
      }
    }
    const observer = new IntersectionObserver(([entry]) => {
      seen = entry?.isIntersecting ?? false
      look()
    })
    const onScroll = () => {
      scrolled = true
      look()
    }
    observer.observe(element)
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      window.removeEventListener('scroll', onScroll)
    }
  }, [])
  return (
    <div ref={end} className={styles.mark}>
      <output className={styles.state}>
        {isRead && (
          <>
            <IconCheck size={16} stroke={2} aria-hidden="true" />
            You have read this page
          </>
        )}
      </output>
      <Button
        variant="default"
        onClick={() => {
          setTakenBack(isRead)
          mark(!isRead)
        }}
      >
        {isRead ? 'Mark as not read' : 'Mark as read'}
      </Button>
    </div>
  )
}
