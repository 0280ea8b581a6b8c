import type { Dimension } from './dimensions'

/**
 * The observables of rubric v2 by dimension: the ids under which answers and the notes of cases are stored.
 * Their statements are in `content/rubrics/rubric-v2.json`.
 */
export const OBSERVABLES = {
  purpose: [
    'reason-to-build',
    'who-is-hurt',
    'hardest-part',
    'purpose-before-drawing',
    'cheaper-way',
    'purpose-changes-design',
  ],
  scope: [
    'list-of-tasks',
    'quality-limit',
    'measure-of-success',
    'left-out',
    'time-or-money',
    'cut-for-goal',
    'offers-a-deal',
  ],
  product: [
    'user-does-something',
    'two-kinds-of-user',
    'main-use-walked',
    'features-in-order',
    'unnamed-need',
    'need-in-design',
  ],
  architecture: [
    'parts-and-arrows',
    'data-has-place',
    'main-request-followed',
    'parts-have-jobs',
    'calls-match-data',
    'hardest-flow-followed',
    'arrows-labelled',
  ],
  depth: [
    'load-figure',
    'inside-when-asked',
    'figure-derived',
    'steps-and-states',
    'failure-handled',
    'limit-found-unasked',
    'figure-decides',
  ],
  'trade-offs': [
    'reason-for-choice',
    'other-data-store',
    'other-main-choice',
    'choice-meets-need',
    'cost-accepted',
    'what-would-reverse',
  ],
  communication: [
    'answers-the-question',
    'says-what-is-next',
    'hint-taken-up',
    'comes-to-an-end',
    'checks-in',
    'sums-up',
  ],
} as const satisfies Record<Dimension, readonly string[]>

/** All of them, in the rubric's order. */
export const OBSERVABLE_IDS: readonly string[] = Object.values(OBSERVABLES).flat()
