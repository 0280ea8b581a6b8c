import { LEAST_ROUNDS, type ReviewerRecord } from '@/lib/review/domain/peer/reviewer-record'

/** How a person's reviews agreed with others' grades. @param whose such as `Their` or `Your` */
export function recordSentence(record: ReviewerRecord, whose: 'Their' | 'Your'): string {
  if (!record.known)
    return `How well ${whose.toLowerCase()} reviews agree with other grades is not known yet: ${record.rounds} of ${LEAST_ROUNDS} rounds can be compared.`
  const { rounds, compared, same, kinder } = record
  const share = Math.round((100 * same) / compared)
  const by = Math.abs(kinder).toFixed(1)
  const lean =
    by === '0.0' ? 'neither kinder nor stricter' : `${by} ${kinder > 0 ? 'kinder' : 'stricter'} on average`
  return `${whose}${whose === 'Their' ? ' other' : ''} reviews gave the same score as the people in the round in ${share} % of ${compared} scores from ${rounds} rounds, and were ${lean}.`
}
