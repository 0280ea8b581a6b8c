import { sceneElements } from '@/lib/board/domain/scene'
import { readBoard } from '@/lib/board/graph/read-board'
import { calculate } from '@/lib/content/domain/estimate/calculator'
import { type EstimateLine, TOLERANCE } from '@/lib/content/domain/estimate/evaluate-estimates'
import type { SourceProblem } from '@/lib/content/domain/source-document'
import { CHAT_LIMIT } from '@/lib/rooms/domain/protocol/command-limits'
import { actualByStep, elapsedAt } from '@/lib/rooms/domain/round/clock'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { SHEET_FIELDS, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'
import { AppError } from '@/lib/shared/errors'
import { modelRound, playThrough } from './model-round'
import { sheetName } from './model-sheet'
import type { ModelSource } from './model-source'
import type { PlayedModel } from './round-player'
import { parseWritten } from './written/parse-written'
import { playWritten } from './written/play-written'
import { WrittenRoundError } from './written/written-round'

/** How far a step may deviate from its planned minutes, as a share of them. */
const OFF_PLAN = 0.1

/**
 * Plays the model round of a case and checks it against the case: its board reads back as the reference graph, its
 * calculations give the case's numbers, its steps keep to their minutes, and nothing is left empty.
 * @returns the problems, one sentence each; empty if the round can be shown
 */
export function checkModelRound(source: ModelSource): string[] {
  try {
    return problemsOf(source, modelRound(source), source.estimates.lines)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [`the model round cannot be played: ${error.message}`]
  }
}

/** The same for a written round. @param text its file */
export function checkWrittenRound(source: ModelSource, text: string): SourceProblem[] {
  const parsed = parseWritten(text)
  if (!parsed.ok) return parsed.problems
  try {
    const played = playThrough(playWritten(source, parsed.round))
    return problemsOf(source, played, workedLines(source, played)).map((message) => ({ line: 1, message }))
  } catch (error) {
    if (error instanceof WrittenRoundError) return [{ line: error.line, message: error.message }]
    if (!(error instanceof AppError)) throw error
    return [{ line: 1, message: `the model round cannot be played: ${error.message}` }]
  }
}

/**
 * The numbers of the case that were calculated in the round; with fewer than five of them the step was not worth it.
 */
function workedLines({ estimates }: ModelSource, { end }: PlayedModel): EstimateLine[] {
  const { calculations } = sheetTexts(end.sheet)
  const worked = estimates.lines.filter(({ name }) => calculations.includes(`${sheetName(name)} = `))
  return worked.length < 5 ? estimates.lines : worked
}

/** @param lines the numbers of the case that the worksheet has to arrive at */
function problemsOf(source: ModelSource, { log }: PlayedModel, lines: readonly EstimateLine[]): string[] {
  const end = log.reduce(evolve, emptyRoom())
  return [
    ...boardProblems(source, end),
    ...sheetProblems(lines, end),
    ...timeProblems(end),
    ...chatProblems(end),
  ]
}

function boardProblems({ guide: { graph } }: ModelSource, { board }: RoomState): string[] {
  const read = readBoard(sceneElements(board))
  const labelOf = (id: string) => read.components.find((one) => one.id === id)?.label ?? id
  const nameOf = (id: string) => graph.nodes.find((one) => one.id === id)?.label ?? id
  const drawn = [
    ...read.components.map(({ label, kinds }) => `${label}: ${kinds.join(' or ')}`),
    ...read.edges.map(
      ({ from, to, label, waits }) => `${labelOf(from)} ${waits ? '->' : '~>'} ${labelOf(to)}: ${label}`,
    ),
  ]
  const wanted = [
    ...graph.nodes.map(({ label, kinds }) => `${label}: ${kinds.join(' or ')}`),
    ...[...graph.edges, ...graph.optionalEdges].map(
      ({ from, to, label, waits }) => `${nameOf(from)} ${waits ? '->' : '~>'} ${nameOf(to)}: ${label}`,
    ),
  ]
  return [
    ...without(wanted, drawn).map((part) => `the model round’s board does not show "${part}"`),
    ...without(drawn, wanted).map(
      (part) => `the model round’s board shows "${part}", which the graph does not have`,
    ),
    ...read.unread.map(() => 'the model round’s board has something that cannot be read'),
  ]
}

/** The items of the first list that are not in the second, counting repetitions. */
function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some]
  return all.filter((one) => {
    const place = left.indexOf(one)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

function sheetProblems(lines: readonly EstimateLine[], { sheet }: RoomState): string[] {
  const texts = sheetTexts(sheet)
  const empty = SHEET_FIELDS.filter(({ id }) => !texts[id].trim())
  const results = new Map<string, number>()
  const broken: string[] = []
  for (const line of calculate(texts.calculations)) {
    if (line.kind === 'error')
      broken.push(`line ${line.line} of the model round’s calculations ${line.message}`)
    if (line.kind === 'result' && line.name) results.set(line.name, line.quantity.value)
  }
  return [
    ...empty.map(({ title }) => `the model round leaves ${title} empty`),
    ...broken,
    ...lines
      .filter((line) => !agrees(line, results.get(sheetName(line.name))))
      .map(({ name }) => `the model round’s calculations come to another ${name} than the case`),
  ]
}

function agrees({ quantity }: EstimateLine, result: number | undefined): boolean {
  if (quantity === null || result === undefined) return false
  return Math.abs(result - quantity.value) <= TOLERANCE * Math.abs(quantity.value)
}

function timeProblems({ round }: RoomState): string[] {
  if (round.clock.status !== 'ended') return ['the model round does not end']
  const elapsed = elapsedAt(round.clock, round.clock.endedAt)
  const actual = actualByStep(round.plan, round.visits, elapsed)
  return round.plan.flatMap(({ slug, minutes }, index) => {
    const took = (actual[index] ?? 0) / 60_000
    return Math.abs(took - minutes) > OFF_PLAN * minutes
      ? [`the model round takes ${took.toFixed(1)} minutes for ${slug} and has ${minutes}`]
      : []
  })
}

function chatProblems({ round }: RoomState): string[] {
  return round.chat
    .filter(({ text }) => text.length > CHAT_LIMIT || !text.trim())
    .map(
      ({ text }) =>
        `the model round says something of ${text.length} letters; a message has 1 to ${CHAT_LIMIT}`,
    )
}
