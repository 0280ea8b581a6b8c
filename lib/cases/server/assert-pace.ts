import { AppError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'
import { singleton } from '@/lib/shared/singleton'

const PACES = {
  start: { everyMs: 5_000, burst: 20 },
  keep: { everyMs: 500, burst: 20 },
  publish: { everyMs: 10_000, burst: 6 },
}

/** What an author may do only so often, as the server works on it: each has a pace of its own. */
export type Paced = keyof typeof PACES

const SENTENCES: Record<Paced, string> = {
  start: 'You started many cases in a short while. Wait a few seconds, then try again.',
  keep: 'This case is saved more often than the server can keep up with. What you typed is still here and goes again by itself.',
  publish:
    'You published many times in a short while. What you wrote is kept; wait ten seconds, then publish again.',
}

/** @throws AppError `case/too-often` */
export function assertPace(what: Paced, userId: string, now: Date): void {
  const { everyMs, burst } = PACES[what]
  const pace = singleton(`pace of ${what}`, () => new Pace(everyMs, burst))
  if (!pace.take(userId, now.getTime())) throw new AppError('case/too-often', SENTENCES[what])
}
