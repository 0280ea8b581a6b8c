'use client'

import { useCallback } from 'react'
import type { RoomConnection } from '@/lib/rooms/client/connection/connection'
import { AppError, appError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

/** Runs a command and resolves to whether the room accepted it; shows the room's reason if it did not. */
export type Act = (command: Parameters<RoomConnection['ask']>[0]) => Promise<boolean>

export function useAct(connection: RoomConnection | null): Act {
  return useCallback<Act>(
    async (command) => {
      if (!connection) return false
      try {
        await connection.ask(command)
        return true
      } catch (error) {
        const reason = error instanceof AppError ? error : appError('internal')
        connection.notify(reason.code, sentenceOf(reason))
        return false
      }
    },
    [connection],
  )
}
