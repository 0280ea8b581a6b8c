import type { Metadata } from 'next'
import { PageMessage } from '@/components/ui/page/page-message'
import styles from '../../../states.module.css'

export const metadata: Metadata = { title: 'Not found' }

/**
 * Other sites may show this in a frame too: like the page behind a link, it identifies no user and does not lead into
 * the app.
 */
export default function NotFound() {
  return (
    <main className={styles.state}>
      <PageMessage title="Nothing here" action={null}>
        This link doesn’t work, or it can’t be embedded in other sites. Ask the person who shared it for a new
        one.
      </PageMessage>
    </main>
  )
}
