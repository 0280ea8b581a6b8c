import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/links/link-button'
import { PageMessage } from '@/components/ui/page/page-message'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'

export const metadata: Metadata = { title: 'Not found' }

/** Also shown to users without access: whether the thing exists is not revealed. */
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
        The page doesn’t exist, or it belongs to someone else. If you followed an invite, ask for a new link:
        it may have expired.
      </PageMessage>
    </PageShell>
  )
}
