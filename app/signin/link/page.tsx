import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AskLinkForm } from '@/components/auth/ask-link-form'
import { AuthPage } from '@/components/auth/auth-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { canMail } from '@/lib/mail/server/can-mail'

export const metadata: Metadata = { title: 'Sign in by e-mail' }

export default async function SignInByMailPage() {
  const user = await currentUser()
  // Without a mail server no mail would arrive.
  if (user?.kind === 'member' || !canMail()) redirect('/signin')
  return (
    <PageShell viewer={user} plain>
      <AuthPage
        title="Sign in by e-mail"
        intro="You get a link by e-mail. It signs you in once, within 15 minutes."
        other={
          <>
            Know your password? <Link href="/signin">Sign in with it</Link>
          </>
        }
      >
        <AskLinkForm
          purpose="sign_in"
          email=""
          button="Send the link"
          asked="the link is on its way. It may take a minute; check your spam folder, too."
        />
      </AuthPage>
    </PageShell>
  )
}
