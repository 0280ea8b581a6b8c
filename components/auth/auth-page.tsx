import type { ReactNode } from 'react'
import { PointMark } from '@/components/marks/point-mark'
import type { Point } from '@/lib/framework/points'
import styles from './auth-page.module.css'

const PROBES: readonly { point: Point; probe: string }[] = [
  { point: 'why', probe: 'What must never go wrong here?' },
  { point: 'what', probe: 'What would you cut to ship in March?' },
  { point: 'how', probe: 'The primary is down. Now what?' },
]

type AuthPageProps = {
  title: string
  intro: ReactNode
  children: ReactNode
  /** A link to the other page, for visitors who are on the wrong one. */
  other: ReactNode
}

/** The layout of sign-in and sign-up: the form, and beside it what it is for. */
export function AuthPage({ title, intro, children, other }: AuthPageProps) {
  return (
    <div className={styles.grid}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.intro}>{intro}</p>
        {children}
        <p className={styles.other}>{other}</p>
      </div>
      <div className={styles.aside} aria-hidden="true">
        {PROBES.map(({ point, probe }) => (
          <div key={point} className={styles.voice}>
            <PointMark points={[point]} size={34} />
            <p className={styles.probe}>“{probe}”</p>
          </div>
        ))}
      </div>
    </div>
  )
}
