import { ModelFailure } from '@/lib/ai/domain/model-failure'
import { BEGIN_WITHIN, GO_ON_WITHIN, SLOW_AFTER } from '../domain/interview-limits'
import type { AskInterviewer } from './ask-interviewer'

/**
 * Gives an answer up that does not begin, or stops in the middle: whether nothing is connected, nothing is sent, or a
 * stream hangs. Before that it says once that the answer takes its time.
 * @param slow called where no words have come after a second: a thought, or a long way to the first word, shows nothing
 * @throws ModelFailure `too-slow`, and what asking throws
 */
export async function askInTime(
  ask: AskInterviewer,
  [question, options, asking]: Parameters<AskInterviewer>,
  slow: () => void,
): ReturnType<AskInterviewer> {
  const late = new AbortController()
  const giveUp = () => late.abort()
  const slowly = setTimeout(slow, SLOW_AFTER)
  let waiting = setTimeout(giveUp, BEGIN_WITHIN)
  const came = () => {
    clearTimeout(waiting)
    waiting = setTimeout(giveUp, GO_ON_WITHIN)
    asking.came()
  }
  try {
    return await ask(question, options, {
      ...asking,
      came,
      received: (answer) => {
        if (answer.words !== '') clearTimeout(slowly)
        asking.received(answer)
      },
      signal: AbortSignal.any([asking.signal, late.signal]),
    })
  } catch (error) {
    if (error instanceof ModelFailure && late.signal.aborted && !asking.signal.aborted)
      throw new ModelFailure('too-slow', { tokens: error.tokens })
    throw error
  } finally {
    clearTimeout(slowly)
    clearTimeout(waiting)
  }
}
