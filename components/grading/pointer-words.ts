import { formatFixedClock } from '@/components/ui/format/format-time'
import type { Pointer } from '@/lib/grading/domain/grade'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'

/** What the notes of one session can point at. */
export type PointerTargets = {
  /** Length of the round in milliseconds. */
  elapsed: number
  /** Moments worth naming, by their time in the round. */
  moments: readonly { elapsed: number; text: string }[]
  /** The grader's own notes, each with its time in the round. */
  notes: readonly { elapsed: number; text: string }[]
  /** Named elements on the board. */
  parts: readonly { id: string; label: string }[]
}

/** The label of a note's target on its chip: `12:50`, `Core problem`, `Booking service`. */
export function pointerWords(pointer: Pointer, parts: PointerTargets['parts']): string {
  switch (pointer.kind) {
    case 'moment':
      return formatFixedClock(pointer.elapsed / 1000)
    case 'field':
      return SHEET_FIELDS.find(({ id }) => id === pointer.field)?.title ?? 'Worksheet'
    case 'elements': {
      const named = pointer.ids.flatMap((id) => parts.find((part) => part.id === id)?.label ?? [])
      const [first = 'Board', ...others] = named
      return others.length > 0 ? `${first} and ${others.length} more` : first
    }
  }
}

/** A pointer as the value of a list of choices. */
export function pointerValue(pointer: Pointer | null): string | null {
  return pointer && JSON.stringify(pointer)
}

/** A time in the form that people type, `mm:ss` or `h:mm:ss`, in milliseconds; null if it is not a time. */
export function typedTime(text: string): number | null {
  const match = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(text.trim())
  if (!match) return null
  const [, hours = '0', minutes = '0', seconds = '0'] = match
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
}
