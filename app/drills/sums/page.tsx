import { randomInt } from 'node:crypto'
import type { Metadata } from 'next'
import { SumDrill } from '@/components/drills/sums/sum-drill'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'

export const metadata: Metadata = { title: 'Sums' }

export default async function Page() {
  return (
    <PageShell viewer={await currentUser()}>
      <SumDrill seed={randomInt(2 ** 31)} />
    </PageShell>
  )
}
