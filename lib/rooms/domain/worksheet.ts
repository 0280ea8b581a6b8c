import * as Y from 'yjs'
import type { Point } from '@/lib/cases/domain/vocabulary'
import { AppError } from '@/lib/shared/errors'
import type { StepSlug } from './plan'

/** The worksheet: one shared text for each thing that a round should put into words. */
export type SheetField = { id: string; title: string; points: readonly Point[]; step: StepSlug; hint: string }

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
const FIELD_IDS: ReadonlySet<string> = new Set(SHEET_FIELDS.map((field) => field.id))

/** Most text a worksheet holds, in UTF-16 units over all fields. */
export const SHEET_LIMIT = 100_000
/** Largest single update, in bytes. */
export const SHEET_UPDATE_LIMIT = 128_000

/** The text of one field. */
export function sheetText(doc: Y.Doc, id: SheetFieldId): Y.Text {
  return doc.getText(id)
}

/** All fields as plain text, empty ones included. */
export function sheetTexts(doc: Y.Doc): Record<SheetFieldId, string> {
  return Object.fromEntries(
    SHEET_FIELDS.map((field) => [field.id, doc.getText(field.id).toString()]),
  ) as Record<SheetFieldId, string>
}

/**
 * Checks a Yjs update before it goes into the log: it must be well formed, write plain text into known fields
 * only, and fit. Applying it afterwards cannot fail.
 * It must also follow on what the document has: text that builds on a refused change is refused too, instead of waiting
 * in the document for ever.
 * @throws AppError `sheet/malformed`, `sheet/unknown-field`, `sheet/too-large`, `sheet/out-of-order`
 */
export function checkSheetUpdate(doc: Y.Doc, update: Uint8Array): void {
  if (update.byteLength > SHEET_UPDATE_LIMIT) throw tooLarge()
  const { structs, deletions, from, to } = readUpdate(update)
  for (const [client, clock] of from) if (clock > Y.getState(doc.store, client)) throw outOfOrder()
  const has = (client: number, clock: number) => clock < Y.getState(doc.store, client)
  let added = 0
  for (const struct of structs) {
    if (struct instanceof Y.Skip) throw outOfOrder()
    // Nothing that is typed makes anything else, and Yjs fails on text that overlaps it.
    if (!(struct instanceof Y.Item)) throw unreadable()
    checkItem(struct)
    for (const id of [struct.origin, struct.rightOrigin]) {
      if (!id) continue
      // A tab builds on what it has: its own text before this, and the text of others that is in the document.
      if (!(id.client === struct.id.client ? id.clock < struct.id.clock : has(id.client, id.clock)))
        throw outOfOrder()
    }
    added += struct.length
  }
  for (const [client, ranges] of deletions) {
    for (const { clock, len } of ranges) {
      const last = clock + len - 1
      if (!has(client, last) && last >= (to.get(client) ?? 0)) throw outOfOrder()
    }
  }
  if (added > 0 && sheetLength(doc) + added > SHEET_LIMIT) throw tooLarge()
}

type ReadUpdate = {
  structs: ReturnType<typeof Y.decodeUpdate>['structs']
  deletions: ReturnType<typeof Y.decodeUpdate>['ds']['clients']
  from: Map<number, number>
  to: Map<number, number>
}

function readUpdate(update: Uint8Array): ReadUpdate {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    return { structs, deletions: ds.clients, ...Y.parseUpdateMeta(update) }
  } catch {
    throw unreadable()
  }
}

function checkItem({ parent, parentSub, content }: Y.Item): void {
  const field: unknown = parent
  if (typeof field === 'string' && !FIELD_IDS.has(field)) {
    throw new AppError('sheet/unknown-field', 'The worksheet has no such field.')
  }
  // A field holds characters in a row: nothing by name, nothing inside other things.
  const isNested = field !== null && typeof field !== 'string'
  const isText = content instanceof Y.ContentString || content instanceof Y.ContentDeleted
  if (isNested || parentSub !== null || !isText) throw malformed('The worksheet holds plain text only.')
}

function malformed(message: string): AppError {
  return new AppError('sheet/malformed', message)
}

function unreadable(): AppError {
  return malformed('That change to the worksheet could not be read, so it was not taken.')
}

function outOfOrder(): AppError {
  return new AppError('sheet/out-of-order', 'That text builds on a change that was not taken.')
}

function sheetLength(doc: Y.Doc): number {
  return SHEET_FIELDS.reduce((sum, field) => sum + doc.getText(field.id).length, 0)
}

function tooLarge(): AppError {
  return new AppError('sheet/too-large', 'The worksheet is full (100 KB). Shorten something, then try again.')
}
