import type { LooseElement } from '@/lib/board/domain/element/element'
import { LEVELS, type Level } from '@/lib/framework/levels'
import { POINTS } from '@/lib/framework/points'
import { type PlanStep, STEP_TITLES } from '@/lib/framework/steps'
import { STEP_GUIDES } from '@/lib/rooms/domain/guide/step-guide'
import { SHEET_FIELDS, type SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import { modelBoard } from './model-board'
import { modelSheet } from './model-sheet'
import type { ModelSource } from './model-source'
import type { Speaker } from './round-player'
import { writtenText } from './written-text'

/** Something that happens in a step of a model round. */
export type Beat =
  | { kind: 'say'; who: Speaker; text: string }
  | { kind: 'write'; field: SheetFieldId; text: string }
  | { kind: 'draw'; elements: readonly LooseElement[] }
  | { kind: 'curveball'; id: string; text: string }

/** What happens in each step of a model round, in order. In a step without beats, only time passes. */
export type ModelScript = Partial<Record<PlanStep, Beat[]>>

/** The script of a model round, composed only of the case's own text. The same case always gives the same script. */
export function modelScript(source: ModelSource): ModelScript {
  const { guide, prompt } = source
  const sheet = modelSheet(source)
  const write = (step: PlanStep) =>
    SHEET_FIELDS.filter((field) => field.step === step && sheet[field.id]).map(
      ({ id }): Beat => ({ kind: 'write', field: id, text: sheet[id] }),
    )
  const script: ModelScript = {
    introductions: [interviewer(prompt), candidate('I ask before I draw, and I think aloud.')],
    questions: [...asked(guide), ...write('questions')],
    'system-diagram': diagram(source),
    'deep-dive': [...dives(source), ...curveball(source)],
    'wrap-up': write('wrap-up'),
  }
  for (const { step } of SHEET_FIELDS) script[step] ??= write(step)
  for (const step of Object.keys(script) as PlanStep[])
    if (step !== 'introductions')
      script[step] = [...opening(step), ...(script[step] ?? []), ...remarks(guide, step)]
  return script
}

const interviewer = (text: string): Beat => ({ kind: 'say', who: 'interviewer', text })
const candidate = (text: string): Beat => ({ kind: 'say', who: 'candidate', text })
const app = (text: string): Beat => ({ kind: 'say', who: 'app', text })

function opening(step: PlanStep): Beat[] {
  const [line] = STEP_GUIDES[step].say
  return line ? [interviewer(line)] : []
}

/** A question for every fact that the interviewer has. */
function asked({ facts }: ModelSource['guide']): Beat[] {
  return POINTS.flatMap((point) => facts[point].flatMap(({ ask, say }) => [candidate(ask), interviewer(say)]))
}

/** What the case tells an interviewer about a step: what to listen for, and good answers to its probes. */
function remarks({ steps }: ModelSource['guide'], step: PlanStep): Beat[] {
  const guided = step in steps ? steps[step as keyof typeof steps] : null
  if (!guided) return []
  return [
    ...guided.probes.flatMap(({ ask, hear }) => [interviewer(ask), app(`A strong answer: ${hear}`)]),
    app(`What an interviewer listens for here: ${guided.listen}`),
  ]
}

function diagram(source: ModelSource): Beat[] {
  const { graph } = source.guide
  const nameOf = (id: string) => graph.nodes.find((node) => node.id === id)?.label ?? id
  const named = (level: Level) =>
    graph.nodes
      .filter((node) => node.level === level && node.need.kind === 'required')
      .map(({ label }) => label)
  const spare = graph.nodes.filter(({ need }) => need.kind !== 'required').map(({ label }) => label)
  const senior = named('senior')
  const staff = named('staff')
  return [
    ...modelBoard(source).flatMap(({ elements, say }): Beat[] => [
      candidate(say),
      { kind: 'draw', elements },
    ]),
    ...graph.avoid.map(({ from, to, label }) =>
      candidate(`No arrow from ${nameOf(from)} to ${nameOf(to)}: ${label}`),
    ),
    ...(senior.length > 0 ? [app(`Expected from senior level up: ${senior.join(', ')}.`)] : []),
    ...(staff.length > 0 ? [app(`Expected from staff level up: ${staff.join(', ')}.`)] : []),
    ...(spare.length > 0 ? [app(`A board may leave out: ${spare.join(', ')}.`)] : []),
  ]
}

const LEVEL_WORDS: Record<Level, string> = {
  mid: 'At mid level',
  senior: 'At senior level',
  staff: 'At staff level',
}

function dives({ written }: ModelSource): Beat[] {
  return written.dives.flatMap(({ title, answers }) => [
    candidate(`I go deeper into this: ${title}.`),
    ...LEVELS.map((level) => app(`${LEVEL_WORDS[level]}: ${writtenText(answers[level])}`)),
  ])
}

/** One change of the requirements, with the elements of a strong answer and the parts that it affects. */
function curveball({ guide }: ModelSource): Beat[] {
  const ball = guide.curveballs.find(({ point }) => point === 'how') ?? guide.curveballs[0]
  if (!ball) return []
  const { id, say, good, weak, touches } = ball
  const parts = (touches?.parts ?? []).map(
    (part) => guide.graph.nodes.find((node) => node.id === part)?.label ?? part,
  )
  const fields = (touches?.worksheet ?? []).map((step) => STEP_TITLES[step])
  return [
    { kind: 'curveball', id, text: say },
    ...(parts.length > 0 ? [candidate(`That opens these parts again: ${parts.join(', ')}.`)] : []),
    ...(fields.length > 0 ? [candidate(`And on the worksheet: ${fields.join(', ')}.`)] : []),
    app(`A strong answer: ${good}`),
    app(`A weak one: ${weak}`),
  ]
}
