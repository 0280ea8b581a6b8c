import type { AgreementGroup } from '@/lib/grading/domain/ai/agreement'
import { isKnown } from '@/lib/grading/domain/ai/agreement'
import type { AiFeedbackView, PresentedAiGrading } from '@/lib/grading/domain/ai/ai-feedback-view'
import type { DimensionProblem } from '@/lib/grading/domain/ai/ai-limits'
import { LEAST_WORDS_OF_A_SESSION, type SessionSubstance } from '@/lib/grading/domain/ai/enough-to-grade'

/** Why a dimension has no grade, and what can be done about it. */
export const PROBLEM_WORDS: Record<DimensionProblem, string> = {
  refused:
    'The model’s server does not accept the request. The people who run this site can check it with “npm run ai:check”.',
  'rate-limited': 'The model’s server received too many requests. Try again in a few minutes.',
  unavailable: 'The model’s server could not be reached. Try again.',
  'too-slow': 'The model did not finish within a minute. Try again.',
  cut: 'The connection ended in the middle of the answer. Try again.',
  'bad-answer': 'The model’s answer could not be read. Try again.',
  'too-long':
    'The session is longer than the model can read. The people who run this site can give it more context, or configure another model.',
  cancelled: 'It was cancelled.',
  internal:
    'Something went wrong on this site. Try again. The people who run this site can find the reason in its log.',
  steered:
    'The model got a statement wrong whose answer is known, so none of its answers are used. Try again.',
  'over-limit': 'This site’s tokens for today are used up. Try again tomorrow.',
  'over-share':
    'One person’s gradings and interviews can use at most half of this site’s tokens for a day, and that half is used up. Try again tomorrow.',
}

/** What a session that is too thin to grade contains. */
export function thinWords({ words, fields, ofFields, parts, messages }: SessionSubstance): string {
  return `The record holds ${words} different words; a grading needs ${LEAST_WORDS_OF_A_SESSION}. Written: ${fields} of ${ofFields} fields of the worksheet, ${count(messages, 'chat message')} by the candidate. Drawn: ${count(parts, 'part')}. What was only said aloud is not in the record.`
}

/** How many gradings a person started today, and what they used. */
export function todayWords({ started, most, tokens, cost }: AiFeedbackView['today']): string {
  return `You have started ${started} of ${most} gradings today. With your interviews, they used ${tokens.toLocaleString('en')} tokens${dollars(cost)}.`
}

/** `, $0.123`; empty if the operator set no prices. */
export function dollars(cost: number | null): string {
  return cost === null ? '' : `, $${cost.toFixed(3)}`
}

/** What became of the grading planned for the end of the round. */
export function atEndWords({ by, mine, why }: NonNullable<AiFeedbackView['atEnd']>): string {
  const wanted = `${mine ? 'You' : by} asked for this round to be graded by AI at its end`
  const whose = mine ? 'yours' : 'theirs'
  switch (why) {
    case 'soon':
      return `${wanted}. Grading starts in a moment.`
    case 'busy':
      return `${wanted}. It is waiting for another grading of ${whose}, and then starts by itself.`
    case 'too-many':
      return mine
        ? `${wanted}, but you had already reached the daily limit on gradings. Start it on another day.`
        : `${wanted}, but they had already reached the daily limit on gradings. You can start it here.`
    case 'missed':
      return `${wanted}, but it did not start. You can start it here.`
  }
}

/** The progress of a grading. */
export function progressWords({
  done,
  of,
  failed,
}: Pick<PresentedAiGrading, 'done' | 'of' | 'failed'>): string {
  return failed > 0 ? `${done} of ${of} graded, ${failed} failed` : `${done} of ${of} graded`
}

/** `72 %`, or that it is not yet known. */
export function agreementWords(group: AgreementGroup): string {
  if (!isKnown(group)) return 'not yet known'
  return `${percent(group.agreed / group.compared)} of ${group.compared}`
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
