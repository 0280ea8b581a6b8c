import type { Metadata } from 'next'
import { TryForm } from '@/components/landing/try-form'
import { FormError } from '@/components/ui/error-note'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import styles from './start.module.css'

export const metadata: Metadata = { title: 'Start alone', robots: { index: false } }

type Query = { problem?: string | string[]; most?: string | string[] }

/** The two ways to start alone, and why the last click did not open a room. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const { problem, most } = await searchParams
  const user = await currentUser()
  return (
    <PageShell viewer={user} width="text">
      <div className={styles.page}>
        <h1>Start alone</h1>
        <p>
          You get an easy case you have not seen, a board, a worksheet and a clock. The guide asks, answers
          and gives hints.
        </p>
        {problem && <FormError>{sentenceOf({ code: problem, params: { most: Number(most) } })}</FormError>}
        <TryForm signedIn={user !== null} leads />
      </div>
    </PageShell>
  )
}
