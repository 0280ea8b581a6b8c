import { ModelFailure } from '@/lib/ai/domain/model-failure'
import { BEGIN_WITHIN, GO_ON_WITHIN, SLOW_AFTER } from '../domain/interview-limits'
import type { AskInterviewer } from './ask-interviewer'

/**
 * Gives up on an answer that does not start, or stops in the middle, whether there is no connection, no data, or a
 * hanging stream. Before that it reports once that the answer is taking a while.
 * @param slow called if there are no words after a second: reasoning, or a slow first word, shows nothing
 * @throws ModelFailure `too-slow`, and the errors of the request
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
