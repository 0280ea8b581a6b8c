import type * as Y from 'yjs'
import type { Point } from '@/lib/framework/points'
import type { PlanStep } from '@/lib/framework/steps'

/** The worksheet: one shared text for each thing that a round should put into words. */
export type SheetField = { id: string; title: string; points: readonly Point[]; step: PlanStep; hint: string }

export const SHEET_FIELDS = [
  {
    id: 'purpose',
    title: 'Purpose',
    points: ['why'],
    step: 'questions',
    hint: 'Why build it, why now, what was tried, who else does it? Could a process replace it?',
  },
  {
    id: 'goals',
    title: 'Goals and limits',
    points: ['what'],
    step: 'questions',
    hint: 'How success is measured; scope, time and cost, and which of them gives way.',
  },
  {
    id: 'personas',
    title: 'Personas',
    points: ['what'],
    step: 'personas',
    hint: 'Who uses it, and what each of them needs from it.',
  },
  {
    id: 'ux-flow',
    title: 'UX flow',
    points: ['how'],
    step: 'ux-flow',
    hint: 'The few screens or calls of the main path, in order.',
  },
  {
    id: 'functional',
    title: 'Functional requirements',
    points: ['what'],
    step: 'functional-requirements',
    hint: 'What it must do, should do, and what waits.',
  },
  {
    id: 'non-functional',
    title: 'Non-functional requirements',
    points: ['what'],
    step: 'non-functional-requirements',
    hint: 'A figure for each: how fast, how often, how fresh, how sure.',
  },
  {
    id: 'core-problem',
    title: 'Core problem',
    points: ['why'],
    step: 'core-problem',
    hint: 'One sentence: what must never go wrong, and why is that hard?',
  },
  {
    id: 'entities',
    title: 'Entities',
    points: ['how'],
    step: 'entities',
    hint: 'The nouns that are stored, and how they belong together.',
  },
  {
    id: 'apis',
    title: 'APIs',
    points: ['how'],
    step: 'apis',
    hint: 'Each call with what it takes and what it gives back.',
  },
  {
    id: 'data-models',
    title: 'Data models',
    points: ['how'],
    step: 'data-models',
    hint: 'The key of each record, and who reads it most.',
  },
  {
    id: 'trade-offs',
    title: 'Trade-offs',
    points: ['what', 'how'],
    step: 'trade-offs',
    hint: 'The choice, the alternative, the cost you accept, and what would reverse it.',
  },
  {
    id: 'system-flow',
    title: 'System flow',
    points: ['how'],
    step: 'system-flow',
    hint: 'The path of one request, hop by hop.',
  },
  {
    id: 'calculations',
    title: 'Calculations',
    points: ['how'],
    step: 'calculations',
    hint: 'Requests, bandwidth, storage over years, cache, servers. What does each number decide?',
  },
  {
    id: 'summary',
    title: 'Summary',
    points: ['why', 'what', 'how'],
    step: 'wrap-up',
    hint: 'The problem, the design in two sentences, and what you would do next.',
  },
] as const satisfies readonly SheetField[]

export type SheetFieldId = (typeof SHEET_FIELDS)[number]['id']
export const FIELD_IDS: ReadonlySet<string> = new Set(SHEET_FIELDS.map((field) => field.id))

/** Maximum text in a worksheet, in UTF-16 units over all fields. */
export const SHEET_LIMIT = 100_000
/** Maximum size of a single update, in bytes. */
export const SHEET_UPDATE_LIMIT = 128_000

/** The text of one field. */
export function sheetText(doc: Y.Doc, id: SheetFieldId): Y.Text {
  return doc.getText(id)
}

/** All fields as plain text, including empty ones. */
export function sheetTexts(doc: Y.Doc): Record<SheetFieldId, string> {
  return Object.fromEntries(
    SHEET_FIELDS.map((field) => [field.id, doc.getText(field.id).toString()]),
  ) as Record<SheetFieldId, string>
}

/**
 * Number of text pieces in a worksheet's document, including deleted ones: text written in one go is one
 * piece.
 */
export function sheetPieces(doc: Y.Doc): number {
  let pieces = 0
  for (const held of doc.store.clients.values()) pieces += held.length
  return pieces
}
