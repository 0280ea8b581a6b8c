import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import styles from './states.module.css'

export const metadata: Metadata = { title: 'Not found' }

/** Also what someone sees who may not see a thing: whether it exists is not told. */
export default async function NotFound() {
  return (
    <PageShell viewer={await currentUser()} width="text">
      <div className={styles.notFound}>
        <h1>Nothing here</h1>
        <p>
          The page doesn’t exist, or it belongs to someone else. If you followed an invite, ask for a new
          link: it may have expired.
        </p>
        <LinkButton href="/cases" variant="default">
          See the cases
        </LinkButton>
      </div>
    </PageShell>
  )
}
