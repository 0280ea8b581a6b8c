import { LandingPage } from '@/components/landing/landing-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { endOfDay } from '@/lib/drills/domain/end-of-day'
import { countDue } from '@/lib/drills/server/memories'

export default async function StartPage() {
  const [user, now] = [await currentUser(), new Date()]
  return (
    <PageShell viewer={user} width="full" plain>
      <LandingPage
        signedIn={user !== null}
        drills={user && (await countDue(user.id, endOfDay(now, user.timeZone), now))}
      />
    </PageShell>
  )
}
