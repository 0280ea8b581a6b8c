import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthPage } from '@/components/auth/auth-page'
import { ServiceButtons } from '@/components/auth/service-buttons'
import { SignInForm } from '@/components/auth/sign-in-form'
import { SignInIntro } from '@/components/auth/sign-in-intro'
import { PageShell } from '@/components/ui/page/page-shell'
import { safeNext } from '@/lib/auth/domain/safe-next'
import { signInMessage } from '@/lib/auth/domain/sign-in-errors'
import { oauthChoices } from '@/lib/auth/next/oauth-providers'
import { currentUser } from '@/lib/auth/next/session'
import { canMail } from '@/lib/mail/server/can-mail'

export const metadata: Metadata = { title: 'Sign in' }

type Query = { next?: string | string[]; callbackUrl?: string | string[]; error?: string | string[] }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const next = safeNext(first(query.next) ?? first(query.callbackUrl))
  const user = await currentUser()
  if (user?.kind === 'member') redirect(next)
  return (
    <PageShell viewer={user} plain>
      <AuthPage
        title="Sign in"
        intro={<SignInIntro />}
        other={
          <>
            New here? <Link href={`/signup?next=${encodeURIComponent(next)}`}>Create an account</Link>
            <br />
            <Link href="/forgot">Forgot your password?</Link>
            {canMail() && (
              <>
                {' or '}
                <Link href="/signin/link">sign in by e-mail</Link>
              </>
            )}
          </>
        }
      >
        <ServiceButtons services={oauthChoices()} next={next} />
        <SignInForm next={next} problem={signInMessage(first(query.error))} />
      </AuthPage>
    </PageShell>
  )
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
