import { z } from 'zod'
import type { Observable } from '../rubric'
import { ANSWERS, type Answer } from '../score-of'
import type { SessionPiece } from './session-piece'

/** A statement with a known answer among the others: a model that gets it wrong did not read it, or obeys somebody. */
export type Control = Readonly<{ statement: string; wrong: Answer }>

/** Statements that are true of no session, phrased like the rubric's. */
const NEVER = [
  'Says how the strings of a violin are tuned, and to which notes.',
  'Names the year in which a lighthouse was built.',
  'Gives a recipe for a soup with the amount of each ingredient.',
  'Compares two breeds of sheep by the quality of their wool.',
  'Explains the rules by which a game of curling is scored.',
  'Says how deep a pond must be for its fish to survive the winter.',
  'Lists the stations of a railway line in their order.',
  'Describes how the glaze of a clay pot gets its colour.',
]
/** How many of these are in one question. */
const NEVERS = 2

/** The statements of a question, each under a label that reveals nothing about it. */
export type Asked = Readonly<{ label: string } & ({ observable: Observable } | { control: Control })>

/** A statement that was asked under a label, as stored with the answer. */
export const askedStatementSchema = z.strictObject({
  label: z.string(),
  statement: z.string(),
  /** The answer that shows that the model did not read it; null for a statement of the rubric. */
  wrong: z.enum(ANSWERS).nullable(),
})
export type AskedStatement = z.output<typeof askedStatementSchema>

export function keptAsked(one: Asked): AskedStatement {
  return 'control' in one
    ? { label: one.label, ...one.control }
    : { label: one.label, statement: one.observable.statement, wrong: null }
}

/**
 * The statements of a dimension mixed with the controls, in an order that participants cannot predict.
 * @param random returns numbers from 0 up to, but not including, 1
 */
export function askedStatements(
  observables: readonly Observable[],
  pieces: readonly SessionPiece[],
  random: () => number,
): Asked[] {
  const step = pick(
    pieces.filter(({ kind }) => kind === 'step'),
    random,
  )
  const controls: Control[] = [
    ...shuffled(NEVER, random)
      .slice(0, NEVERS)
      .map((statement): Control => ({ statement, wrong: 'yes' })),
    ...(step
      ? [
          {
            statement: `The plan of the round has a step “${step.text.split(':', 1)[0]}”.`,
            wrong: 'no' as const,
          },
        ]
      : []),
  ]
  const all = [
    ...observables.map((observable) => ({ observable })),
    ...controls.map((control) => ({ control })),
  ]
  return shuffled(all, random).map((one, index) => ({ label: `s${index + 1}`, ...one }))
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)]
}
