import type { BoardComponent, BoardGraph } from '../board-graph'
import { nameWords } from '../kinds/name-words'
import { VOCABULARY } from '../kinds/vocabulary'
import type { BoardFinding } from './board-finding'

/** Parts whose names differ only in a plural or in the word for their kind: "Orders DB", "Order database". */
export function twoNames({ components }: BoardGraph): BoardFinding[] {
  const alike = new Map<string, BoardComponent[]>()
  for (const one of components) {
    const key = keyOf(one)
    if (key !== null) alike.set(key, [...(alike.get(key) ?? []), one])
  }
  return [...alike.values()].flatMap(([first, second]): BoardFinding[] => {
    if (!first || !second || first.label === second.label) return []
    return [
      {
        code: 'two-names',
        severity: 'note',
        message: `${first.label} and ${second.label} look like two names for one thing.`,
        why: 'One thing with two names is the most frequent misunderstanding between people at one board.',
        ask: `Are ${first.label} and ${second.label} the same, and if not, what is the difference?`,
        elements: [...first.elements, ...second.elements],
        page: 'passing-the-interview',
      },
    ]
  })
}

/** A name without the words that only repeat its kind; null if nothing is left. */
function keyOf({ name, kind }: BoardComponent): string | null {
  if (kind === 'client') return null
  const proper = nameWords(name).filter(
    (word) => !VOCABULARY.weak.has(word) && !VOCABULARY.yielding.has(word),
  )
  const key = proper.map((word) => (word.length > 3 ? word.replace(/s$/, '') : word)).join(' ')
  return key === '' ? null : `${kind}: ${key}`
}
