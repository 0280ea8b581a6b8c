import type { Metadata } from 'next'
import { cache } from 'react'
import { HandbookPage } from '@/components/handbook/handbook-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { listCases } from '@/lib/cases/server/list-cases'
import { placeOnPath } from '@/lib/handbook/domain/reading-path'
import { getPage, listPages } from '@/lib/handbook/server/handbook'
import { listRead } from '@/lib/handbook/server/reading'
import { orNotFound } from '../../or-not-found'

type Props = { params: Promise<{ id: string }> }

const load = cache((id: string) => orNotFound(getPage(id)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, line } = await load((await params).id)
  return { title, description: line }
}

export default async function Page({ params }: Props) {
  const page = await load((await params).id)
  const [user, pages, cases] = await Promise.all([currentUser(), listPages(), listCases()])
  const place = placeOnPath(page.id)
  if (!place) throw new Error(`The page ${page.id} has no place on the reading path`)
  const pageLink = (id: string | null) => {
    const found = pages.find((one) => one.id === id)
    return found ? { id: found.id, title: found.title } : null
  }
  const links = (ids: readonly string[]) => ids.flatMap((id) => pageLink(id) ?? [])
  return (
    <PageShell viewer={user}>
      <HandbookPage
        page={page}
        stage={{ id: place.stage.id, title: place.stage.title, pages: links(place.stage.pages) }}
        before={pageLink(place.before)}
        after={pageLink(place.after)}
        related={{
          pages: links([...page.related.patterns, ...page.related.concepts]),
          cases: cases
            .filter(({ id }) => page.related.cases.includes(id))
            .map(({ id, title }) => ({ id, title })),
        }}
        account={user && (await listRead(user.id))}
      />
    </PageShell>
  )
}
