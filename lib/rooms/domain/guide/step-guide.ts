import type { PlanStep } from '@/lib/framework/steps'
import type { Plan } from '../round/plan'

/** What an interviewer can say in a step of any case, before the case's own probes. */
export type StepGuide = {
  /** Lines to say, in order. */
  say: readonly string[]
  /** What to notice or do during the step. */
  notice: string
}

/** One opening line for each step, and a short guide for the steps that cases do not cover. */
export const STEP_GUIDES: Readonly<Record<PlanStep, StepGuide>> = {
  introductions: {
    say: [
      'Hi, I’m your interviewer today. What should I call you?',
      'Think aloud, please. Ask me whatever you want to know: I answer facts, and design questions I give back to you.',
      'You keep an eye on the clock with me. Here is your prompt.',
    ],
    notice: 'Read the prompt aloud, once, slowly. Then wait: the first question is theirs.',
  },
  questions: {
    say: ['What would you like to know before you design anything?'],
    notice: 'Answer facts from the sheet. Give design questions back: “What would you suggest?”',
  },
  personas: {
    say: ['Who uses this, and who suffers when it fails?'],
    notice: 'Two or three kinds of people are enough, each with what they need.',
  },
  'ux-flow': {
    say: ['Walk me through what one of them does, screen by screen.'],
    notice: 'The main path from start to end. Leave the branches for later.',
  },
  'functional-requirements': {
    say: ['What must it do on the first day, and what can wait?'],
    notice: 'A short list in an order, with something left out on purpose.',
  },
  'non-functional-requirements': {
    say: ['Which figures must it hold: how fast, how often, how fresh, how sure?'],
    notice: 'A number with a unit for each. “Fast” is not one.',
  },
  'core-problem': {
    say: ['In one sentence: what makes this hard?'],
    notice: 'Compare it with “The hardest part”. Do not correct it; ask what happens if it goes wrong.',
  },
  entities: {
    say: ['What does the system have to remember?'],
    notice: 'Nouns and how they belong together. Columns come later.',
  },
  apis: {
    say: ['Which calls are there, and what does each take and return?'],
    notice: 'Every must-have has a call. Ask what happens when one is sent twice.',
  },
  'data-models': {
    say: ['How is each of those stored, and by what do you look it up?'],
    notice: 'A key for each record, chosen for the read that happens most.',
  },
  'trade-offs': {
    say: ['What else could you have chosen here, and why did it lose?'],
    notice: 'An alternative, a reason, and the price of the choice.',
  },
  'system-flow': {
    say: ['Take one request and follow it from start to end.'],
    notice: 'Each hop names who waits for whom.',
  },
  calculations: {
    say: ['Which figures could change your design? Work those out.'],
    notice: 'Units, and a sentence about what the result means for the design.',
  },
  'system-diagram': {
    say: ['Draw it, and say what each box is for as you draw it.'],
    notice: 'Let them draw. Ask about a box that has no job, and about a job that has no box.',
  },
  'deep-dive': {
    say: [
      'Let us stay with one part. Which one do you want to take down to its details?',
      'And what happens there when it fails halfway?',
    ],
    notice: 'One part, three questions deep. Play a curveball while there are three minutes left.',
  },
  'wrap-up': {
    say: [
      'Sum it up for me in a minute: what it does, and how.',
      'What is the first thing that breaks, and who notices?',
      'What would you ask me, if I had built it?',
    ],
    notice: 'No new hints. Thank them, say when you will both grade, and end the interview.',
  },
}

/** The opening line of a step for somebody practising alone, who needs no introduction. */
export function openingLine(step: PlanStep): string | undefined {
  return step === 'introductions' ? undefined : STEP_GUIDES[step].say[0]
}

/**
 * What to say before and after the lines of a step: a plan without introductions or wrap-up still needs an
 * opening and a closing.
 */
export function aroundStep(
  step: PlanStep,
  plan: Plan,
): { opening: readonly string[]; closing: readonly string[] } {
  const has = (slug: PlanStep) => plan.some((planned) => planned.slug === slug)
  return {
    opening: plan[0]?.slug === step && !has('introductions') ? STEP_GUIDES.introductions.say : [],
    closing: plan.at(-1)?.slug === step && !has('wrap-up') ? STEP_GUIDES['wrap-up'].say : [],
  }
}
