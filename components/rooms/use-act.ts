'use client'

import { useCallback } from 'react'
import type { RoomConnection } from '@/lib/rooms/client/connection/connection'
import { AppError } from '@/lib/shared/errors'

/** Runs a command and gives whether the room took it; shows the room's reason when it did not. */
export type Act = (command: Parameters<RoomConnection['ask']>[0]) => Promise<boolean>

export function useAct(connection: RoomConnection | null): Act {
  return useCallback<Act>(
    async (command) => {
      if (!connection) return false
      try {
        await connection.ask(command)
        return true
      } catch (error) {
        const { code, message } =
          error instanceof AppError ? error : new AppError('internal', 'That did not work. Try again.')
        connection.notify(code, message)
        return false
      }
    },
    [connection],
  )
}
