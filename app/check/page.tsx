import type { Metadata } from 'next'
import { CheckPage } from '@/components/check/check-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { listPages } from '@/lib/handbook/server/handbook'
import { listGuides } from '@/lib/rooms/server/guide/list-guides'

export const metadata: Metadata = {
  title: 'Check a drawing',
  description:
    'Drop an Excalidraw file and see what a careful colleague would ask about the design. Nothing is uploaded.',
}

export default async function Page() {
  const [user, pages] = await Promise.all([currentUser(), listPages()])
  const guides = user ? await listGuides(user.id, new Date()) : []
  return (
    <PageShell viewer={user} width="full">
      <CheckPage
        cases={guides
          .filter(({ access }) => access === 'open')
          .map(({ caseId, title }) => ({ id: caseId, title }))}
        signedIn={user !== null}
        pages={Object.fromEntries(pages.map(({ id, title }) => [id, title]))}
      />
    </PageShell>
  )
}
