import type { ComponentKind } from '@/lib/framework/component-kinds'
import { type Figure, isBadge } from '../figures/figure'
import { type FigureLabel, labelOf } from '../figures/label-of'
import { kindOfName, type NamedKind } from '../kinds/kind-of-name'
import { kindOfShape } from '../kinds/kind-of-shape'
import { nameWords } from '../kinds/name-words'
import { statedKind } from '../kinds/stated-kind'
import { VOCABULARY } from '../kinds/vocabulary'

/**
 * What a figure may be. `part`: a component, if the rest of its drawing supports that. `group`: an enclosure that
 * represents its contents. `both`: an enclosure that is itself a part, such as a server with its processes. `note`:
 * something to read. `blank`: there is no text on it.
 */
export type Role = 'part' | 'group' | 'both' | 'note' | 'blank'

export type Candidate = Readonly<{
  figure: Figure
  label: FigureLabel
  role: Role
  stated: readonly ComponentKind[]
  named: NamedKind | null
  drawn: ComponentKind | null
  /** Free-standing words, without a shape. */
  isBare: boolean
}>

export function candidateOf(figure: Figure): Candidate {
  const written = labelOf(figure)
  const library = figure.shapes.map(({ stated }) => statedKind(stated)).find((kind) => kind !== null)
  const stated = library ? [library, ...written.stated.filter((kind) => kind !== library)] : written.stated
  const drawn = kindOfShape(figure)
  const named = written.label ? kindOfName(written.text) : null
  const isBare = figure.shapes.length === 0 && figure.strokes.length === 0
  const label = written.label || !drawn ? written : { ...written, label: drawn, name: drawn, text: drawn }
  return {
    figure,
    label,
    role: roleOf(figure, label, named, stated.length > 0),
    stated,
    named,
    drawn,
    isBare,
  }
}

function roleOf(figure: Figure, label: FigureLabel, named: NamedKind | null, isStated: boolean): Role {
  if (figure.isNote || (isBadge(figure) && !isStated)) return 'note'
  if (figure.frame) return 'group'
  if (figure.children.length > 0) {
    if (label.isNote) return 'note'
    if (!label.label) return 'group'
    if (isStated) return 'both'
    return named?.firm && named.as !== 'person' && !isZone(label.name) && !isZone(label.label)
      ? 'both'
      : 'group'
  }
  if (!label.label) return 'blank'
  return label.isNote && !isStated ? 'note' : 'part'
}

function isZone(name: string): boolean {
  const words = nameWords(name)
  return (
    VOCABULARY.zones.has(words.join(' ')) || (words.length > 1 && VOCABULARY.zones.has(words.at(-1) ?? ''))
  )
}
