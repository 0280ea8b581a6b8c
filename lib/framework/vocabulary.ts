// The words that cases, rooms, grading and the handbook share.

/** The three Points of the framework, in order. */
export const POINTS = ['why', 'what', 'how'] as const
export type Point = (typeof POINTS)[number]

export const LEVELS = ['mid', 'senior', 'staff'] as const
export type Level = (typeof LEVELS)[number]

export const CASE_KINDS = ['product', 'feature'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

/** Lengths that a round may have, in minutes. */
export const ROUND_MINUTES = [35, 45, 60] as const
export type RoundMinutes = (typeof ROUND_MINUTES)[number]

/** The steps that a case writes a guide for; a plan adds introductions and the wrap-up around them. */
export const STEP_SLUGS = [
  'questions',
  'personas',
  'ux-flow',
  'functional-requirements',
  'non-functional-requirements',
  'core-problem',
  'entities',
  'apis',
  'data-models',
  'trade-offs',
  'system-flow',
  'calculations',
  'system-diagram',
  'deep-dive',
] as const
export type StepSlug = (typeof STEP_SLUGS)[number]

/** What a box on a board can be. */
export const COMPONENT_KINDS = [
  'client',
  'load balancer',
  'api gateway',
  'service',
  'cache',
  'relational db',
  'key-value/document db',
  'blob store',
  'queue',
  'stream',
  'cdn',
  'dns',
  'search index',
  'worker',
  'scheduler',
  'notification',
  'external system',
  'monitoring',
  'other',
] as const
export type ComponentKind = (typeof COMPONENT_KINDS)[number]

/** The dimensions of rubric v1, in the order in which they are shown. */
export const DIMENSIONS = [
  'purpose',
  'scope',
  'product',
  'architecture',
  'depth',
  'trade-offs',
  'communication',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** The scores that a case describes; 1 is the absence of what a 2 shows. */
export const NOTED_SCORES = [2, 3, 4] as const
