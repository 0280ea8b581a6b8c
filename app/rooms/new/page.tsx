import type { Metadata } from 'next'
import { NewRoomForm } from '@/components/rooms/new-room-form'
import { PageShell } from '@/components/ui/page-shell'
import { requireMember } from '@/lib/auth/next/session'
import { listCases } from '@/lib/cases/server/list-cases'
import styles from './new-room.module.css'

export const metadata: Metadata = { title: 'New room' }

type Search = { case?: string; minutes?: string; with?: string }

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams
  const query = new URLSearchParams(
    Object.entries(search).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  const user = await requireMember(`/rooms/new${query.size > 0 ? `?${query}` : ''}`)
  const cases = await listCases(user.id)
  const shown = cases.map(({ id, title, prompt, minutes, kind, difficulty }) => ({
    id,
    title,
    prompt,
    minutes,
    kind,
    difficulty,
  }))
  return (
    <PageShell viewer={user} width="text">
      <h1 className={styles.title}>New room</h1>
      <NewRoomForm
        cases={shown}
        chosen={query.get('case')}
        minutes={Number(query.get('minutes')) || null}
        arrangement={query.get('with')}
      />
    </PageShell>
  )
}
