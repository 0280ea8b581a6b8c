import type { ComboboxItem, ComboboxParsedItem } from '@mantine/core'
import { formatFixedClock } from '@/components/ui/format/format-time'
import type { Pointer } from '@/lib/grading/domain/grade'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'
import { type PointerTargets, pointerWords, typedTime } from '../pointer-words'

/** Something that a note can point at, in a list of choices; the value is the pointer as JSON. */
export type PointerChoice = { value: string; label: string }

/**
 * What a note can point at, in groups. They include a time typed as mm:ss, and the current choice. Each has the same
 * label whatever is typed: the field shows the label of the current choice and searches for it.
 */
export function pointerChoices(
  value: Pointer | null,
  search: string,
  targets: PointerTargets,
): { group: string; items: PointerChoice[] }[] {
  const moments = targets.moments.map(({ elapsed, text }) =>
    choice({ kind: 'moment', elapsed }, `${formatFixedClock(elapsed / 1000)}  ${text}`),
  )
  const fields = SHEET_FIELDS.map(({ id, title }) => choice({ kind: 'field', field: id }, title))
  const parts = targets.parts.map(({ id, label }) => choice({ kind: 'elements', ids: [id] }, label))
  const known = new Set([...moments, ...fields, ...parts].map((entry) => entry.value))
  const typed = typedPointer(search, targets)
  const others: Pointer[] = value ? [value] : []
  if (typed) others.unshift(typed)
  const unlisted = others
    .map((pointer) => choice(pointer, pointerWords(pointer, targets.parts)))
    .filter((entry) => !known.has(entry.value))
  return [
    { group: 'This', items: unique(unlisted) },
    { group: 'Moments', items: unique(moments) },
    { group: 'Worksheet', items: fields },
    { group: 'Board', items: unique(parts) },
  ].filter(({ items }) => items.length > 0)
}

/** The moment typed as a time; null if it is not a time, or is after the end of the round. */
export function typedPointer(search: string, targets: PointerTargets): Pointer | null {
  const elapsed = typedTime(search)
  return elapsed !== null && elapsed <= targets.elapsed ? { kind: 'moment', elapsed } : null
}

/** The choices whose label contains what was typed, and the typed time, however its label is written. */
export function matchingChoices(
  options: readonly ComboboxParsedItem[],
  search: string,
  targets: PointerTargets,
): ComboboxParsedItem[] {
  const wanted = search.trim().toLowerCase()
  const typed = typedPointer(search, targets)
  const matches = ({ value, label }: ComboboxItem) =>
    label.toLowerCase().includes(wanted) || (typed !== null && value === JSON.stringify(typed))
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return matches(option) ? [option] : []
    const items = option.items.filter(matches)
    return items.length > 0 ? [{ ...option, items }] : []
  })
}

function choice(pointer: Pointer, label: string): PointerChoice {
  return { value: JSON.stringify(pointer), label }
}

/** The list does not accept the same value twice. */
function unique(choices: readonly PointerChoice[]): PointerChoice[] {
  return [...new Map(choices.map((entry) => [entry.value, entry])).values()]
}
