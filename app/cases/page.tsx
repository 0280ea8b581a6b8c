import type { Metadata } from 'next'
import { CaseLibrary } from '@/components/cases/library/case-library'
import { libraryEntries } from '@/components/cases/library/library-entry'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { listCases } from '@/lib/cases/server/list-cases'
import { listRounds } from '@/lib/rooms/server/rounds/list-rounds'

export const metadata: Metadata = { title: 'Cases', description: 'System design interviews to practise.' }

export default async function CasesPage() {
  const user = await currentUser()
  const [cases, rounds] = await Promise.all([listCases(user?.id ?? null), user ? listRounds(user.id) : []])
  const entries = libraryEntries(cases, rounds, user?.timeZone ?? 'UTC', new Date())
  return (
    <PageShell viewer={user}>
      <CaseLibrary entries={entries} signedIn={user !== null} />
    </PageShell>
  )
}
