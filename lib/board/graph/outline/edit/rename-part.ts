import type { BoardElement } from '@/lib/board/domain/element/element'
import { NAME_SIZE } from '@/lib/board/domain/shapes/draw-shape'
import { boundText, textInLines } from '@/lib/board/domain/shapes/text-in-lines'
import type { BoardComponent } from '../../board-graph'
import { inOneLine } from '../../figures/label-of'
import { kindOfName } from '../../kinds/kind-of-name'
import { middleOf } from '../place/aim-arrow'
import { isContainer, setKind, widen } from './set-kind'
import type { Sketch } from './sketch'

const NAME_WIDTH = 170

/**
 * The texts that contain a part's name, and which part of them is the name: all of it, or the first line of several.
 */
function nameTexts(
  elements: (id: string) => BoardElement | undefined,
  { elements: ids, label, name }: BoardComponent,
): { texts: BoardElement[]; isWhole: boolean } {
  const texts = ids.flatMap((id) => elements(id) ?? []).filter(({ type }) => type === 'text')
  const whole = texts.filter(({ originalText = '' }) => inOneLine(originalText) === label)
  if (whole.length > 0) return { texts: whole, isWhole: true }
  return { texts: texts.filter(({ originalText = '' }) => firstLine(originalText) === name), isWhole: false }
}

/** The text to edit when renaming: the whole name of a part, or its first line if more is written in other texts. */
export function nameToEdit(elements: ReadonlyMap<string, BoardElement>, part: BoardComponent): string {
  return nameTexts((id) => elements.get(id), part).isWhole ? part.label : part.name
}

/** Renames a part. A kind that was derived from its name follows the new name. */
export function renamePart(sketch: Sketch, part: BoardComponent, name: string): void {
  const { texts, isWhole } = nameTexts((id) => sketch.find(id), part)
  const shape = sketch.find(part.id)
  for (const { id, originalText = '', fontSize = NAME_SIZE } of texts) {
    const typed = isWhole ? name : originalText.replace(firstLine(originalText), () => name)
    sketch.write(id, typed, fontSize, NAME_WIDTH)
  }
  if (texts.length === 0 && shape) addName(sketch, shape, name)
  const told = kindOfName(name)?.kind
  const followed = kindOfName(part.label)?.kind ?? 'service'
  if (told && part.source === 'stated' && part.kind === followed && told !== part.kind)
    setKind(sketch, part, told)
  for (const id of part.elements) widen(sketch, id)
}

function addName(sketch: Sketch, shape: BoardElement, name: string): void {
  const written = textInLines(name, NAME_SIZE, NAME_WIDTH)
  const text = boundText(sketch.newId(), shape, NAME_SIZE, written)
  const { x, y } = middleOf(shape)
  const place = { x: x - written.width / 2, y: y - written.height / 2 }
  sketch.add([isContainer(shape) ? text : { ...text, ...place, containerId: null }])
}

function firstLine(text: string): string {
  return inOneLine(text.split('\n').find((line) => line.trim()) ?? '')
}
