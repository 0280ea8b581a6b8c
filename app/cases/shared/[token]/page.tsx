import type { Metadata } from 'next'
import { TakeShared } from '@/components/cases/authoring/take-shared'
import { CaseFacts } from '@/components/cases/case-facts'
import styles from '@/components/cases/case-page.module.css'
import { PageShell } from '@/components/ui/page/page-shell'
import { requireUser } from '@/lib/auth/next/session'
import { previewShared } from '@/lib/cases/server/drafts/share-draft'
import { orNotFound } from '../../../or-not-found'

export const metadata: Metadata = { title: 'A shared case', referrer: 'no-referrer' }

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const user = await requireUser(`/cases/shared/${token}`)
  const { case: shown, author } = await orNotFound(previewShared(token))
  return (
    <PageShell viewer={user}>
      <p className={styles.back}>{author} shared a case with you</p>
      <h1 className={styles.title}>{shown.title}</h1>
      <CaseFacts case={shown} />
      <blockquote className={styles.prompt}>{shown.prompt}</blockquote>
      <div className={styles.take}>
        <TakeShared token={token} />
      </div>
    </PageShell>
  )
}
