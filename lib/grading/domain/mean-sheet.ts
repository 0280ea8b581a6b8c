import { DIMENSIONS } from '@/lib/framework/dimensions'
import type { ScoreSheet } from './grade'

/** The mean of several grades in each dimension, over those that observed it. */
export function meanSheet(sheets: readonly ScoreSheet[]): ScoreSheet {
  return Object.fromEntries(
    DIMENSIONS.map((id) => {
      const seen = sheets.flatMap((sheet) => sheet[id] ?? [])
      return [id, seen.length === 0 ? null : seen.reduce((sum, score) => sum + score, 0) / seen.length]
    }),
  )
}
