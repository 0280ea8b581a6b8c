import type { Metadata } from 'next'
import { ReceiptPage } from '@/components/accounts/receipt-page'
import { PageShell } from '@/components/ui/page/page-shell'
import { getReceipt } from '@/lib/accounts/server/deletion/get-receipt'
import { momentWords } from '@/lib/auth/domain/moment-words'
import { currentUser } from '@/lib/auth/next/session'
import { orNotFound } from '../../or-not-found'

export const metadata: Metadata = {
  title: 'Deleted account',
  robots: { index: false },
  // Anybody with its URL can see it.
  referrer: 'no-referrer',
}

export default async function Page({ params }: { params: Promise<{ receipt: string }> }) {
  const [user, receipt] = await Promise.all([currentUser(), orNotFound(getReceipt((await params).receipt))])
  const words = (at: number) => momentWords(new Date(at), user?.timeZone ?? 'UTC')
  return (
    <PageShell viewer={user} width="text">
      <ReceiptPage
        receipt={receipt}
        asked={words(receipt.askedAt)}
        done={receipt.doneAt === null ? null : words(receipt.doneAt)}
      />
    </PageShell>
  )
}
