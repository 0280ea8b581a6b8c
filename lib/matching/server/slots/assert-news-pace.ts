import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'
import { singleton } from '@/lib/shared/singleton'

/** More than anybody books, moves and asks for in one sitting; in a day some 160. */
const EVERY_MS = 10 * 60_000
const BURST = 20

/**
 * Counts what somebody does that is mailed to another: else they could book, cancel and book again, or ask for one time
 * after another, and each would be a mail to somebody who cannot stop it.
 * @throws AppError `slot/too-much-news`
 */
export function assertNewsPace(userId: string, now: Date): void {
  const pace = singleton('pace of news about rounds', () => new Pace(EVERY_MS, BURST))
  if (!pace.take(userId, now.getTime())) throw appError('slot/too-much-news')
}
