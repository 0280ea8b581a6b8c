import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './drill-frame.module.css'

type DrillFrameProps = {
  title: string
  /** What is drilled, in one line. */
  about: ReactNode
  back?: { href: string; label: string }
  /** The user's progress. */
  progress?: { done: number; total: number; label: string }
  children: ReactNode
}

/** The frame of all drills: a link back, a title, and progress. */
export function DrillFrame({
  title,
  about,
  back = { href: '/drills', label: 'Drills' },
  progress,
  children,
}: DrillFrameProps) {
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <Link href={back.href} className={styles.back}>
          {back.label}
        </Link>
        <div className={styles.line}>
          <h1>{title}</h1>
          {progress && (
            <span className={styles.count}>
              {progress.done} of {progress.total}
            </span>
          )}
        </div>
        <p className={styles.about}>{about}</p>
        {progress && (
          <progress
            className={styles.bar}
            value={progress.done}
            max={Math.max(1, progress.total)}
            aria-label={progress.label}
          />
        )}
      </header>
      {children}
    </div>
  )
}
