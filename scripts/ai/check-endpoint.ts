import { ModelFailure, type ModelFailureReason } from '@/lib/ai/domain/model-failure'
import { dialectOf } from '@/lib/ai/server/dialect'
import type { Endpoint } from '@/lib/ai/server/endpoint'
import { dimensionOf } from '@/lib/grading/domain/rubric'
import { gradeDimension } from '@/lib/grading/server/ai/grade-dimension'
import { endpointGrader } from '@/lib/grading/server/ai/grader'
import { readRubric } from '@/lib/grading/server/read-rubric'
import { checkInterview } from './check-interview'
import { TINY_SESSION } from './tiny-session'

/** What to do about each failure. */
const ADVICE: Record<ModelFailureReason, string> = {
  refused:
    'It does not accept the request. Check OPENAI_API_KEY, OPENAI_MODEL and OPENAI_BASE_URL (most end in /v1).',
  'rate-limited': 'It says that there were too many requests. Wait, or look at your plan there.',
  unavailable:
    'It cannot be reached, or has an error of its own. Is it running, and is OPENAI_BASE_URL right?',
  'too-slow':
    'It did not answer in time: a grading may take 60 seconds, an interviewer’s answer begins within 10. A smaller model, or a faster machine, is needed.',
  cut: 'The connection ended in the middle of the answer. A proxy between may cut streams.',
  'bad-answer': 'It did not answer in the form that was asked for, twice. This model is too weak.',
  'too-long': 'The question is longer than the model can read. Raise its context to 32,000 tokens.',
  cancelled: 'It was cancelled.',
}

type Checked = { lines: string[]; works: boolean }

/** If one of these occurs, there is no point in trying further checks. */
const HOPELESS: ReadonlySet<ModelFailureReason> = new Set(['refused', 'unavailable'])

/**
 * Has an endpoint grade a tiny session, and answer in a tiny interview.
 * @returns what works, one sentence each, and whether it can be used for both
 */
export async function checkEndpoint(endpoint: Endpoint): Promise<Checked> {
  const lines = [
    `Asking ${endpoint.model} at ${new URL(endpoint.baseUrl).host} ${endpoint.key ? 'with' : 'without'} a key.`,
  ]
  const grading = await sayingWhy(() => checkGrading(endpoint))
  lines.push(...grading.lines)
  if (grading.failed && HOPELESS.has(grading.failed)) return { lines, works: false }
  const interview = await sayingWhy(() => checkInterview(endpoint))
  lines.push(...interview.lines, verdict(grading.works, interview.works))
  return { lines, works: grading.works && interview.works }
}

function verdict(grades: boolean, interviews: boolean): string {
  if (grades && interviews) return 'It can be used for AI feedback and for AI interviews.'
  if (grades) return 'It can be used for AI feedback, but not for AI interviews.'
  if (interviews) return 'It can be used for AI interviews, but not for AI feedback.'
  return 'It can be used for neither AI feedback nor AI interviews.'
}

/** Runs a check and turns its failures into sentences too. */
async function sayingWhy(
  check: () => Promise<Checked>,
): Promise<Checked & { failed: ModelFailureReason | null }> {
  try {
    return { ...(await check()), failed: null }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    const { status } = error.details
    const lines = [
      ADVICE[error.reason],
      ...(status === undefined ? [] : [`It answered with status ${status}.`]),
    ]
    return { lines, works: false, failed: error.reason }
  }
}

async function checkGrading(endpoint: Endpoint): Promise<Checked> {
  const dimension = dimensionOf(await readRubric(2), 'trade-offs')
  const started = performance.now()
  const { checked, tokens } = await gradeDimension(
    endpointGrader(endpoint),
    dimension,
    TINY_SESSION,
    new AbortController().signal,
  )
  const { limit, format } = dialectOf(endpoint)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const lines = [
    `It graded in ${seconds} s, with ${tokens.input} tokens read and ${tokens.output} written.`,
    ...(tokens.estimated ? ['It does not count tokens, so these are estimates.'] : []),
    `Answers are asked for as ${format === 'prompt' ? 'JSON in words' : format}, and limited by ${limit}.`,
  ]
  if (!checked) {
    lines.push(
      'It answered a statement wrongly whose answer is known. Its grades would not be used: try another model.',
    )
    return { lines, works: false }
  }
  const all = Object.values(checked.answers)
  const unsupported = all.filter((answer) => answer.unsupported !== null).length
  lines.push(`${all.length - unsupported} of ${all.length} answers stand on the session.`)
  const works = unsupported * 2 < all.length
  if (!works) lines.push('It makes up too much to grade: try another model.')
  return { lines, works }
}
