import { z } from 'zod'
import { bytesSchema } from '@/lib/shared/bytes-schema'
import type { CommandForm } from '../command-form'
import { WORKS } from '../senders'

/** Types into the worksheet: a Yjs update. */
export const sheet = {
  sender: WORKS,
  payload: z.strictObject({ update: bytesSchema }),
} as const satisfies CommandForm
