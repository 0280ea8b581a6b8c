import { Pace } from '@/lib/shared/pace'
import { singleton } from '@/lib/shared/singleton'
import { lookedTooOften } from '../../domain/refusals'

/** Minimum interval: a look reads everybody who waits. The page looks every 15 s, and once per change of the wish. */
const EVERY_MS = 2_000
const BURST = 30

/** @throws AppError `matching/looked-too-often` */
export function assertLookPace(userId: string, now: Date): void {
  const pace = singleton('pace of looks at the queue', () => new Pace(EVERY_MS, BURST))
  if (!pace.take(userId, now.getTime())) throw lookedTooOften()
}
