import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'
import { singleton } from '@/lib/shared/singleton'

const PACES = {
  start: { everyMs: 5_000, burst: 20 },
  keep: { everyMs: 500, burst: 20 },
  publish: { everyMs: 10_000, burst: 6 },
}

/** Rate-limited actions of an author, as the server has work to do for each; every action has its own limit. */
export type Paced = keyof typeof PACES

/** @throws AppError `case/too-often` */
export function assertPace(what: Paced, userId: string, now: Date): void {
  const { everyMs, burst } = PACES[what]
  const pace = singleton(`pace of ${what}`, () => new Pace(everyMs, burst))
  if (!pace.take(userId, now.getTime())) throw appError('case/too-often', { what })
}
