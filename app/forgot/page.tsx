import type { Metadata } from 'next'
import Link from 'next/link'
import { AskLinkForm } from '@/components/auth/ask-link-form'
import { AuthPage } from '@/components/auth/auth-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { canMail } from '@/lib/mail/server/can-mail'

export const metadata: Metadata = { title: 'Choose a new password' }

export default async function ForgotPage() {
  const user = await currentUser()
  const arrives = canMail()
  return (
    <PageShell viewer={user} plain>
      <AuthPage
        title="Choose a new password"
        intro={
          arrives
            ? 'You get a link by e-mail. It works once, within 30 minutes.'
            : 'This site has no mail server: the link is saved in a folder on its server. Ask the people who run the site to send it to you within 30 minutes.'
        }
        other={
          <>
            Remembered it? <Link href="/signin">Sign in</Link>
          </>
        }
      >
        <AskLinkForm
          purpose="reset"
          email={user?.email ?? ''}
          button={arrives ? 'Send the link' : 'Create the link'}
          asked={
            arrives
              ? 'the link is on its way. It may take a minute; check your spam folder, too.'
              : 'the link is in the “outbox” folder of the server’s data. Only the people who run this site can read it.'
          }
        />
      </AuthPage>
    </PageShell>
  )
}
