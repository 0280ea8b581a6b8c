import type { Metadata } from 'next'
import { LinkEnded } from '@/components/auth/link-ended'
import { UseLinkButton } from '@/components/auth/use-link-button'
import { PageMessage } from '@/components/ui/page/page-message'
import { PageShell } from '@/components/ui/page/page-shell'
import { linkOnPage } from '@/lib/auth/next/link-on-page'
import { currentUser } from '@/lib/auth/next/session'
import { AppError } from '@/lib/shared/errors'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

export default async function SignInByLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [user, link] = await Promise.all([currentUser(), linkOnPage(token, 'sign_in')])
  return (
    <PageShell viewer={user} plain>
      {link instanceof AppError ? (
        <LinkEnded problem={link} href="/signin" action="Sign in" />
      ) : (
        <PageMessage
          title={`Sign in as ${link.name}`}
          action={<UseLinkButton token={token} purpose="sign_in" />}
        >
          To the account of {link.email}, in this browser.
        </PageMessage>
      )}
    </PageShell>
  )
}
