import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthPage } from '@/components/auth/auth-page'
import { LinkEnded } from '@/components/auth/link-ended'
import { NewPasswordForm } from '@/components/auth/new-password-form'
import { PageShell } from '@/components/ui/page/page-shell'
import { linkOnPage } from '@/lib/auth/next/link-on-page'
import { currentUser } from '@/lib/auth/next/session'
import { AppError } from '@/lib/shared/errors'

export const metadata: Metadata = { title: 'Choose a new password', robots: { index: false } }

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [user, link] = await Promise.all([currentUser(), linkOnPage(token, 'reset')])
  return (
    <PageShell viewer={user} plain>
      {link instanceof AppError ? (
        <LinkEnded problem={link} href="/forgot" action="Ask for a new link" />
      ) : (
        <AuthPage
          title="Choose a new password"
          intro={`For ${link.email}. All other devices are signed out.`}
          other={
            <>
              Not you? <Link href="/">Leave this page</Link>
            </>
          }
        >
          <NewPasswordForm token={token} email={link.email} />
        </AuthPage>
      )}
    </PageShell>
  )
}
