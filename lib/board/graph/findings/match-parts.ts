import type { BoardComponent } from '../board-graph'
import { keyOfLabel } from '../figures/label-of'
import { nameWords } from '../kinds/name-words'
import type { ExpectedPart } from './expected-design'

/**
 * Which components represent which expected parts. A component with exactly the name of a part is that part and no
 * other. Other names may contain the names of several parts that were drawn as one; and if just one component of the
 * right kind is left for a part, it is assumed to be that part under another name.
 */
export function matchParts(
  components: readonly BoardComponent[],
  parts: readonly ExpectedPart[],
): Map<string, BoardComponent> {
  const found = new Map<string, BoardComponent>()
  const taken = new Set<BoardComponent>()
  const take = (part: ExpectedPart, one: BoardComponent | undefined) => {
    if (!one) return
    found.set(part.id, one)
    taken.add(one)
  }
  const free = () => components.filter((one) => !taken.has(one))
  for (const part of parts)
    take(
      part,
      free().find((one) => isCalled(one, part.label)),
    )
  for (const part of parts) {
    if (found.has(part.id)) continue
    const called = free().filter((one) => part.aka.some((name) => isCalled(one, name)))
    take(part, called.find((one) => fits(one, part)) ?? called[0])
  }
  const rest = free()
  for (const part of parts) {
    if (found.has(part.id)) continue
    take(
      part,
      rest.find((one) => [part.label, ...part.aka].some((name) => contains(one.label, name))),
    )
  }
  for (const part of parts) {
    if (found.has(part.id)) continue
    const alike = free().filter((one) => one.source !== 'guessed' && fits(one, part))
    if (alike.length === 1) take(part, alike[0])
  }
  return found
}

/** Whether this is the complete name of a component. */
export function isCalled(one: BoardComponent, name: string): boolean {
  return [one.label, one.name].some((own) => keyOfLabel(own) === keyOfLabel(name))
}

/** Whether a component's kind is one that a part may have. */
export function fits({ kinds }: BoardComponent, part: Pick<ExpectedPart, 'kinds'>): boolean {
  return kinds.some((kind) => part.kinds.includes(kind))
}

/** Whether a name contains all the words of another, in order and adjacent. */
export function contains(label: string, name: string): boolean {
  const words = nameWords(name)
  return words.length > 0 && ` ${nameWords(label).join(' ')} `.includes(` ${words.join(' ')} `)
}
