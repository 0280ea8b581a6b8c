import type { PlanStep } from '@/lib/framework/steps'

/** What each step of a plan should produce, by its slug. The same for every case, so nothing is given away. */
export const STEP_AIMS: Readonly<Record<PlanStep, string>> = {
  introductions: 'Names, and how you will work',
  questions: 'Ask before you assume',
  personas: 'Who uses it, and what they fear',
  'ux-flow': 'The screens, in order',
  'functional-requirements': 'A short list with an order',
  'non-functional-requirements': 'Figures somebody could check',
  'core-problem': 'One sentence',
  entities: 'The nouns everything else uses',
  apis: 'A call for each thing people do',
  'data-models': 'What one row means',
  'trade-offs': 'A choice with its price',
  'system-flow': 'One request, start to end',
  calculations: 'Numbers that change the design',
  'system-diagram': 'Boxes that each have a job',
  'deep-dive': 'One part, pushed until it fails',
  'wrap-up': 'A summary that names a risk',
}
