import type { Metadata } from 'next'
import { LinkEnded } from '@/components/auth/link-ended'
import { UseLinkButton } from '@/components/auth/use-link-button'
import { PageMessage } from '@/components/ui/page/page-message'
import { PageShell } from '@/components/ui/page/page-shell'
import { linkOnPage } from '@/lib/auth/next/link-on-page'
import { currentUser } from '@/lib/auth/next/session'
import { AppError } from '@/lib/shared/errors'

export const metadata: Metadata = { title: 'Confirm your address', robots: { index: false } }

export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [user, link] = await Promise.all([currentUser(), linkOnPage(token, 'confirm')])
  return (
    <PageShell viewer={user} plain>
      {link instanceof AppError ? (
        <LinkEnded problem={link} href="/settings" action="Open the settings" />
      ) : (
        <PageMessage title="Is this your address?" action={<UseLinkButton token={token} purpose="confirm" />}>
          The account of {link.name} was created with {link.email}. Confirm it only if that is you.
        </PageMessage>
      )}
    </PageShell>
  )
}
