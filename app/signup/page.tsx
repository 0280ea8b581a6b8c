import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthPage } from '@/components/auth/auth-page'
import { ServiceButtons } from '@/components/auth/service-buttons'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { PageShell } from '@/components/ui/page/page-shell'
import { GUEST_NAME } from '@/lib/auth/domain/name'
import { safeNext } from '@/lib/auth/domain/safe-next'
import { oauthChoices } from '@/lib/auth/next/oauth-providers'
import { currentUser } from '@/lib/auth/next/session'
import { canMail } from '@/lib/mail/server/can-mail'

export const metadata: Metadata = { title: 'Create account' }

type Query = { next?: string | string[] }

export default async function SignUpPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const next = safeNext(Array.isArray(query.next) ? query.next[0] : query.next)
  const user = await currentUser()
  if (user?.kind === 'member') redirect(next)
  return (
    <PageShell viewer={user} plain>
      <AuthPage
        title="Create account"
        intro={
          user
            ? 'The sessions you took part in as a guest stay yours.'
            : canMail()
              ? 'Everything stays on this server. You get one e-mail, to confirm your address.'
              : 'Everything stays on this server. Nothing is sent elsewhere.'
        }
        other={
          <>
            Have an account? <Link href={`/signin?next=${encodeURIComponent(next)}`}>Sign in</Link>
          </>
        }
      >
        <ServiceButtons services={oauthChoices()} next={next} />
        <SignUpForm next={next} name={user && user.name !== GUEST_NAME ? user.name : ''} />
      </AuthPage>
    </PageShell>
  )
}
