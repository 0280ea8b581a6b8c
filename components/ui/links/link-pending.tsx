'use client'

import { useLinkStatus } from 'next/link'
import styles from './link-pending.module.css'

/** Shows in a link that its page is loading, once that takes a moment. The link must be positioned. */
export function LinkPending() {
  const { pending } = useLinkStatus()
  return <span className={styles.line} data-pending={pending} aria-hidden="true" />
}
