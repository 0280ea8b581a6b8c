import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'
import { singleton } from '@/lib/shared/singleton'

/** Minimum interval: a look reads the offers of a week. The page looks once per change of the wish. */
const EVERY_MS = 1_000
const BURST = 40

/** @throws AppError `slot/too-often` */
export function assertSlotPace(userId: string, now: Date): void {
  const pace = singleton('pace of looks at hours', () => new Pace(EVERY_MS, BURST))
  if (!pace.take(userId, now.getTime())) throw appError('slot/too-often')
}
