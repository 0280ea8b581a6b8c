import { z } from 'zod'
import { bytesSchema } from '@/lib/shared/bytes-schema'
import type { CommandForm } from '../command-form'
import { WORKS } from '../senders'

/** Draws on the board: patches in the format of encodePatches. */
export const board = {
  sender: WORKS,
  payload: z.strictObject({ patches: bytesSchema }),
} as const satisfies CommandForm
