import { z } from 'zod'
import { BOARD_LIMITS } from '@/lib/board/domain/board-limits'
import { TIMES } from '@/lib/board/graph/what-if/trial'
import type { CommandForm } from '../command-form'
import { TRIED_AT_ONCE } from '../command-limits'
import { PLAYS_TRIALS } from '../senders'

/** The id of a connection's figure consists of the ids of the connection and both of its ends. */
const FIGURE_ID_LENGTH = 4 * BOARD_LIMITS.idLength

const parts = z
  .array(
    z.strictObject({
      id: z.string().min(1).max(BOARD_LIMITS.idLength),
      name: z.string().trim().min(1).max(120),
    }),
  )
  .max(TRIED_AT_ONCE)

/** Replaces the trial on the board; null removes it. */
export const trial = {
  sender: PLAYS_TRIALS,
  payload: z.strictObject({
    trial: z
      .strictObject({
        times: z.number().min(TIMES.least).max(TIMES.most),
        down: parts,
        slow: parts,
        figures: z
          .array(
            z.strictObject({ id: z.string().min(1).max(FIGURE_ID_LENGTH), value: z.number().nullable() }),
          )
          .max(TRIED_AT_ONCE),
      })
      .nullable(),
  }),
} as const satisfies CommandForm
