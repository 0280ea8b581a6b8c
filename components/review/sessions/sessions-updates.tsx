'use client'

import { useRouter } from 'next/navigation'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { useUpdates } from '@/lib/updates/client/use-updates'

/**
 * Draws the list anew when one of its rounds ended, went on to a next one or was graded, and once the line for updates
 * is there: until then nothing was heard, and on the way back from a room the browser shows the list of before.
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
