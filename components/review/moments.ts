import type { PointerTargets } from '@/components/grading/pointer-words'
import type { SessionRecord } from '@/lib/review/domain/session-record'

/** Prefix for something that was given or tried. */
export const GIVEN_WORDS = { hint: 'Hint', curveball: 'Curveball', trial: 'What if' } as const

/** Moments that a note can name, in order: the viewer's own notes, hints and curveballs, and the starts of steps. */
function momentsOf({ notes, marks, visits }: SessionRecord): { elapsed: number; text: string }[] {
  return [
    ...notes.map(({ elapsed, text }) => ({ elapsed, text: `Note: ${shortened(text)}` })),
    ...marks.map(({ elapsed, kind, text }) => ({
      elapsed,
      text: `${GIVEN_WORDS[kind]}: ${shortened(text)}`,
    })),
    ...visits.map(({ from, title }) => ({ elapsed: from, text: `${title} begins` })),
  ].sort((a, b) => a.elapsed - b.elapsed)
}

/** What the notes of a grade can point at in a round. */
export function targetsOf(record: SessionRecord): PointerTargets {
  const { elapsed, notes, parts } = record
  return { elapsed, moments: momentsOf(record), notes, parts }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line
}
