import { z } from 'zod'
import { readSource, type SourceProblem } from '@/lib/content/domain/source-document'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'
import { PLAN_STEPS } from '@/lib/framework/steps'
import { SHEET_FIELDS, type SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import type { PartName, WrittenBeat, WrittenRound, WrittenStep } from './written-round'

const HEAD = z.strictObject({ line: z.string().trim().min(1), open: z.boolean() })
const STEP = /^## ([a-z-]+) (\d\d):(\d\d)$/
const BEAT = /^(\d\d):(\d\d) ([a-z]+)(?: (.*))?$/
const BODY = '  '

type Parsed = { ok: true; round: WrittenRound } | { ok: false; problems: SourceProblem[] }
/** The text under a beat's first line, without its indent. */
type Raw = { at: number; line: number; verb: string; rest: string; body: string }

/**
 * Parses a written round. A heading `## <step> MM:SS` starts a step and `## end MM:SS` ends the round; between them
 * each line `MM:SS <verb> …` is an event, with its text indented below it. content/README.md lists the verbs.
 */
export function parseWritten(source: string): Parsed {
  const read = readSource(source)
  if (!read.ok) return { ok: false, problems: read.problems }
  const { data, body, bodyLine } = read.document
  const head = HEAD.safeParse(data)
  if (!head.success)
    return failed(1, 'the front matter has a `line` that says what to watch for, and `open`: true or false')
  const steps: WrittenStep[] = []
  const problems: SourceProblem[] = []
  let end: number | null = null
  let raw: Raw | null = null
  const close = () => {
    const step = steps.at(-1)
    if (!raw || !step) return
    const beat = beatOf(raw)
    if (typeof beat === 'string') problems.push({ line: raw.line, message: beat })
    else step.beats.push({ at: raw.at, line: raw.line, ...beat })
    raw = null
  }
  for (const [index, text] of body.split('\n').entries()) {
    const line = bodyLine + index
    const heading = STEP.exec(text)
    const first = BEAT.exec(text)
    if (raw && (text.startsWith(BODY) || text === '')) {
      const under: Raw = raw
      under.body += `${text.slice(BODY.length)}\n`
    } else if (heading) {
      close()
      const [, name = '', minutes, seconds] = heading
      const slug = PLAN_STEPS.find((step) => step === name)
      const at = milliseconds(minutes, seconds)
      if (slug) steps.push({ slug, at, line, beats: [] })
      else if (name === 'end') end = at
      else problems.push({ line, message: `there is no step ${name}` })
    } else if (first && steps.length > 0 && end === null) {
      close()
      const [, minutes, seconds, verb = '', rest = ''] = first
      raw = { at: milliseconds(minutes, seconds), line, verb, rest, body: '' }
    } else if (text !== '')
      problems.push({ line, message: 'write "MM:SS verb …", an indented text below one, or "## step MM:SS"' })
  }
  close()
  if (end === null) return failed(bodyLine, 'say when the round ends: "## end MM:SS"')
  const round: WrittenRound = { ...head.data, steps, end }
  const all = [...problems, ...orderProblems(round)]
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, round }
}

function failed(line: number, message: string): Parsed {
  return { ok: false, problems: [{ line, message }] }
}

function milliseconds(minutes = '0', seconds = '0'): number {
  return (Number(minutes) * 60 + Number(seconds)) * 1_000
}

/** Checks that time never goes back. */
function orderProblems({ steps, end }: WrittenRound): SourceProblem[] {
  const times = steps.flatMap(({ at, line, beats }) => [{ at, line }, ...beats])
  const late = times.filter(({ at }, index) => at < (times[index - 1]?.at ?? 0) || at > end)
  return late.map(({ line }) => ({
    line,
    message: 'this is earlier than what stands above it, or after the end',
  }))
}

type What = WrittenBeat extends infer B ? (B extends WrittenBeat ? Omit<B, 'at' | 'line'> : never) : never

/** Parses a beat from its lines, or returns what is wrong with them. */
function beatOf({ verb, rest, body }: Raw): What | string {
  const text = body.trimEnd()
  switch (verb) {
    case 'candidate':
    case 'interviewer':
      return text ? { kind: 'say', who: verb, text: oneLine(text) } : 'say something, indented below'
    case 'write': {
      const field = fieldOf(rest)
      if (!field) return `there is no field ${rest}`
      return text ? { kind: 'write', field, text } : 'the text goes below, indented'
    }
    case 'rewrite': {
      const field = fieldOf(rest)
      if (!field) return `there is no field ${rest}`
      const [old, written, more] = text.split('\n=>\n')
      if (!old || written === undefined || more !== undefined)
        return 'write the old text, a line "=>" and the new one'
      return { kind: 'rewrite', field, old, text: written }
    }
    case 'draw':
    case 'erase': {
      const parts = rest.split(', ').map(partOf)
      return parts.every((part) => part !== null)
        ? { kind: verb, parts: parts.filter((part) => part !== null) }
        : 'name boxes by their ids and arrows as "a -> b" or "a ~> b", with commas between'
    }
    case 'sketch':
      return sketchOf(rest)
    case 'curveball':
      return rest ? { kind: 'curveball', id: rest } : 'name the curveball'
    default:
      return `there is no ${verb}`
  }
}

function sketchOf(text: string): What | string {
  const [, from, arrow, to, label] = /^([\w-]+) (->|~>) ([\w-]+): (.+)$/.exec(text) ?? []
  if (from && to && label) return { kind: 'sketch-arrow', arrow: { from, to, waits: arrow === '->', label } }
  const [, id, name, kindName, side, beside] =
    /^([\w-]+) "([^"]+)" as ([a-z/ -]+) (above|below|left of|right of) ([\w-]+)$/.exec(text) ?? []
  const kind = COMPONENT_KINDS.find((one) => one === kindName)
  const where = (['above', 'below', 'left of', 'right of'] as const).find((one) => one === side)
  if (id && name && kind && where && beside)
    return { kind: 'sketch-box', box: { id, label: name, kind, side: where, beside } }
  return 'write sketch a -> b: label, or sketch id "Name" as kind below box'
}

function partOf(text: string): PartName | null {
  const [, from, arrow, to] = /^([\w-]+) (->|~>) ([\w-]+)$/.exec(text) ?? []
  if (from && to) return { from, to, waits: arrow === '->' }
  return /^[\w-]+$/.test(text) ? { box: text } : null
}

function fieldOf(name: string): SheetFieldId | null {
  return SHEET_FIELDS.find(({ id }) => id === name)?.id ?? null
}

/** Line breaks in the file are for its editors only; paragraphs are kept. */
function oneLine(text: string): string {
  return text
    .split('\n\n')
    .map((paragraph) => paragraph.replaceAll('\n', ' '))
    .join('\n\n')
}
