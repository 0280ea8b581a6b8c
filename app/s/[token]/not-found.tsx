import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/links/link-button'
import { PageMessage } from '@/components/ui/page/page-message'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'

export const metadata: Metadata = { title: 'Not found' }

/** The same for a link that waits for an agreement, has expired, was revoked or never existed. */
export default async function NotFound() {
  return (
    <PageShell viewer={await currentUser()} width="text">
      <PageMessage
        title="Nothing here"
        action={
          <LinkButton href="/cases" variant="default">
            See the cases
          </LinkButton>
        }
      >
        This link doesn’t work. If somebody shared it with you, it may not be open yet, or not any more: ask
        them about it.
      </PageMessage>
    </PageShell>
  )
}
