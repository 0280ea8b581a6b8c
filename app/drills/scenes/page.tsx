import { randomInt } from 'node:crypto'
import type { Metadata } from 'next'
import { SceneDrill } from '@/components/drills/scene-drill'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { getScenes } from '@/lib/drills/server/get-scenes'

export const metadata: Metadata = { title: 'Which pattern?' }

export default async function Page() {
  return (
    <PageShell viewer={await currentUser()}>
      <SceneDrill scenes={await getScenes(randomInt(2 ** 31))} />
    </PageShell>
  )
}
