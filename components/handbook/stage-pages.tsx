'use client'

import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import { AheadLink } from '@/components/ui/links/ahead-link'
import { useReading } from '@/lib/handbook/client/use-reading'
import { ReadDot } from './read-dot'
import styles from './stage-pages.module.css'

type StagePagesProps = {
  stage: { id: string; title: string }
  pages: readonly { id: string; title: string }[]
  current: string
  account: readonly string[] | null
}

/** The pages of a stage, including the current one. */
export function StagePages({ stage, pages, current, account }: StagePagesProps) {
  const read = useReading(account)
  return (
    <nav className={styles.stage} aria-label={`Pages of ${stage.title}`}>
      <AheadLink href="/handbook" className={styles.map}>
        The map
      </AheadLink>
      <h2>{stage.title}</h2>
      <ul>
        {pages.map(({ id, title }) => (
          <li key={id}>
            <Link
              href={`/handbook/${id}`}
              prefetch={false}
              aria-current={id === current ? 'page' : undefined}
            >
              <ReadDot state={read.has(id) ? 'read' : id === current ? 'next' : 'unread'} />
              <span>
                {title}
                {read.has(id) && <VisuallyHidden>, read</VisuallyHidden>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
