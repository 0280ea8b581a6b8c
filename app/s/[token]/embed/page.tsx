import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SharedPage } from '@/components/review/share/shared-page'
import { readMoment } from '@/lib/review/domain/moment-link'
import { loadShared, sharedMetadata } from '../load-shared'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The same for everybody: in another site's frame, nobody is signed in. */
async function loadEmbedded(token: string) {
  const shared = await loadShared(token, null)
  return shared.embeds ? shared : notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params
  return sharedMetadata(token, await loadEmbedded(token))
}

export default async function Page({ params, searchParams }: Props) {
  const { token } = await params
  const shared = await loadEmbedded(token)
  return (
    <main>
      <SharedPage shared={shared} token={token} startAt={readMoment(await searchParams)} isFramed />
    </main>
  )
}
