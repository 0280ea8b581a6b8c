import type { BoardComponent } from '../../board-graph'
import { keyOfLabel } from '../../figures/label-of'
import { nameWords } from '../../kinds/name-words'

export type PartMatch = Readonly<
  { is: 'found'; part: BoardComponent } | { is: 'several'; parts: readonly BoardComponent[] } | { is: 'none' }
>

/**
 * The part that a name refers to: the one with exactly this name, or else the only one whose name has all of these
 * words.
 * @param isExact only an exact match
 */
export function findPart(
  components: readonly BoardComponent[],
  { name, isExact }: Readonly<{ name: string; isExact: boolean }>,
): PartMatch {
  const key = keyOfLabel(name) || name
  const same = components.find(({ label }) => (keyOfLabel(label) || label) === key)
  if (same) return { is: 'found', part: same }
  const words = nameWords(name)
  if (isExact || words.length === 0) return { is: 'none' }
  const [first, ...others] = components.filter(({ label }) => {
    const own = nameWords(label)
    return words.every((word) => own.includes(word))
  })
  if (!first) return { is: 'none' }
  return others.length === 0 ? { is: 'found', part: first } : { is: 'several', parts: [first, ...others] }
}
