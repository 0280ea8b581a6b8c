import type { Answer } from '@/lib/grading/domain/score-of'

export const ANSWER_WORDS: Record<Answer, string> = { yes: 'Yes', no: 'No', 'cannot-tell': 'Cannot tell' }
