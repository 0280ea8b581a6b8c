import { LandingPage } from '@/components/landing/landing-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'

export default async function StartPage() {
  const user = await currentUser()
  return (
    <PageShell viewer={user} width="full" plain>
      <LandingPage signedIn={user !== null} />
    </PageShell>
  )
}
