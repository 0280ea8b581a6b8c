import type { RulerSegment } from '@/components/marks/ruler'
import type { Point } from '@/lib/framework/points'
import { STEPS } from '@/lib/framework/steps'

export const POINT_ROWS: readonly { point: Point; title: string; text: string; probe: string }[] = [
  {
    point: 'why',
    title: 'Find the hard part',
    text: 'Who needs it, what was tried, could a process replace it? You leave with one sentence: the core problem.',
    probe: 'What must never go wrong here?',
  },
  {
    point: 'what',
    title: 'Choose what to leave out',
    text: 'Scope, time and cost pull against each other. Trade them on purpose and write down the measure of success.',
    probe: 'What would you cut to ship in March?',
  },
  {
    point: 'how',
    title: 'Then make it work',
    text: 'Entities, APIs, numbers, the diagram. One deep dive, one failure handled, every choice with its price.',
    probe: 'The primary is down. Now what?',
  },
]

/** The steps of a 35-minute round, as used by rooms. */
export const SHORT_ROUND: readonly RulerSegment[] = STEPS.filter((step) => step.minutes[35] > 0).map(
  (step) => ({
    key: step.slug,
    label: step.title,
    points: step.points,
    minutes: step.minutes[35],
  }),
)

export const EVIDENCE: readonly {
  points: readonly Point[]
  dimension: string
  self: number
  partner: number
  note: string
}[] = [
  {
    points: ['how'],
    dimension: 'Depth, scale, reliability',
    self: 2,
    partner: 3,
    note: '“Reads are a hundred times writes, so search never touches the loans table.”',
  },
  {
    points: ['what', 'how'],
    dimension: 'Trade-offs',
    self: 3,
    partner: 2,
    note: 'Chose a row lock. Named no cost, and nothing that would reverse the choice.',
  },
]
