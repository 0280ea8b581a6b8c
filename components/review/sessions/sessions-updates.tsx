'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { updates } from '@/lib/updates/client/updates'
import { useUpdates } from '@/lib/updates/client/use-updates'

/** Draws the list anew when one of its rounds ended, went on to a next one or was graded. */
export function SessionsUpdates({ viewerId }: { viewerId: string }) {
  const router = useRouter()
  // The first time that the line is there, the list is as new as it gets.
  const isNew = useRef(!updates.isOn)
  useUpdatesLine(viewerId)
  useUpdates(
    true,
    ({ kind }) => {
      const wasNew = isNew.current
      isNew.current = false
      return kind !== 'missed' || !wasNew
    },
    () => {
      router.refresh()
      return undefined
    },
  )
  return null
}
