import type { Metadata } from 'next'
import { CheckPage } from '@/components/check/check-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { listPages, listPatternParts } from '@/lib/handbook/server/handbook'
import { listGuides } from '@/lib/rooms/server/guide/list-guides'

export const metadata: Metadata = {
  title: 'Check a drawing',
  description:
    'Drop an Excalidraw file and see what a careful colleague would ask about the design. Nothing is uploaded.',
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const [user, pages, patterns] = await Promise.all([currentUser(), listPages(), listPatternParts()])
  const { pattern } = await searchParams
  const guides = user ? await listGuides(user.id, new Date()) : []
  return (
    <PageShell viewer={user} width="full">
      <CheckPage
        cases={guides
          .filter(({ access }) => access === 'open')
          .map(({ caseId, title }) => ({ id: caseId, title }))}
        signedIn={user !== null}
        patterns={patterns}
        pattern={patterns.find(({ id }) => id === pattern)?.id}
        pages={Object.fromEntries(pages.map(({ id, title }) => [id, title]))}
      />
    </PageShell>
  )
}
