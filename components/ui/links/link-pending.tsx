'use client'

import { useLinkStatus } from 'next/link'
import styles from './link-pending.module.css'

/** Shows in a link that its page is on the way, once that takes longer than a moment. The link is positioned. */
export function LinkPending() {
  const { pending } = useLinkStatus()
  return <span className={styles.line} data-pending={pending} aria-hidden="true" />
}
