import type { Metadata } from 'next'
import { AiUse } from '@/components/ai/ai-use'
import { PageShell } from '@/components/ui/page/page-shell'
import { listAiUse } from '@/lib/ai/server/list-ai-use'
import { requireAdmin } from '@/lib/auth/next/session'
import { env } from '@/lib/shared/env'

export const metadata: Metadata = { title: 'AI use' }

export default async function Page() {
  const user = await requireAdmin('/admin/ai')
  return (
    <PageShell viewer={user}>
      <AiUse days={await listAiUse(new Date())} most={env().AI_TOKENS_A_DAY} />
    </PageShell>
  )
}
