'use client'

import { useRouter } from 'next/navigation'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { useUpdates } from '@/lib/updates/client/use-updates'

/**
 * Refreshes the list when one of its rounds ended, continued with a next one or was graded. Also refreshes once the
 * connection for updates is open: nothing was received before that, and on Back from a room the browser shows the old
 * list.
 */
export function SessionsUpdates({ viewerId }: { viewerId: string }) {
  const router = useRouter()
  useUpdatesLine(viewerId)
  useUpdates(
    true,
    () => true,
    () => {
      router.refresh()
      return undefined
    },
  )
  return null
}
