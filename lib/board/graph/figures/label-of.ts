import { COMPONENT_KINDS, type ComponentKind } from '@/lib/framework/component-kinds'
import { hasColumns, isNote } from '../kinds/is-note'
import { remember } from '../kinds/remember'
import type { TextItem } from '../scene/item'
import type { Figure } from './figure'

/** The text on a figure. */
export type FigureLabel = Readonly<{
  label: string
  name: string
  text: string
  stated: readonly ComponentKind[]
  isNote: boolean
}>

const LONGEST_LABEL = 160
const QUOTES = /[«»<>[\]()]/g
const NO_NAME = /[^\p{L}\p{N}]/gu

const kinds = new Map(COMPONENT_KINDS.map((kind) => [kind as string, kind]))

/** Joins the texts of a figure. A line that consists of kinds only says what the figure is. */
export function labelOf(figure: Figure): FigureLabel {
  const texts = inOrder(figure.texts)
  let stated: readonly ComponentKind[] = []
  const names: TextItem[] = []
  for (const text of texts) {
    const said = texts.length > 1 ? statedKinds(text.text) : []
    if (said.length === 0 || names.length === 0) names.push(text)
    else if (stated.length === 0) stated = said
  }
  const lists = names.filter(({ text }) => isNote(text))
  const proper = lists.length < names.length ? names.filter((text) => !lists.includes(text)) : names
  const text = [...new Set(proper.map((one) => one.text.trim()))].join('\n')
  const first = text.split('\n').find((line) => line.trim()) ?? ''
  return {
    label: inOneLine(text).slice(0, LONGEST_LABEL),
    name: inOneLine(first).slice(0, LONGEST_LABEL),
    text,
    stated,
    isNote: (names.length > 0 && lists.length === names.length) || isTable(names, text),
  }
}

/** A name and at least two columns, each as a separate text. */
function isTable(names: readonly TextItem[], text: string): boolean {
  return names.length > 2 && names.every(({ containerId }) => containerId === null) && hasColumns(text)
}

/** Bound texts first; the others by line and column. */
function inOrder(texts: readonly TextItem[]): TextItem[] {
  const free = texts.filter(({ containerId }) => containerId === null)
  const bound = texts.filter(({ containerId }) => containerId !== null)
  const rest = free.toSorted((a, b) => {
    const sameLine = Math.abs(a.rect.top - b.rect.top) < 0.5 * Math.min(a.fontSize, b.fontSize)
    return sameLine ? a.rect.left - b.rect.left : a.rect.top - b.rect.top
  })
  return [...bound, ...rest]
}

/** "relational db or cache", "«service»". */
const statedKinds = remember((text: string): readonly ComponentKind[] => {
  const parts = inOneLine(text.replace(QUOTES, ' ')).toLowerCase().split(' or ')
  const found = parts.map((part) => kinds.get(part.trim()))
  return found.every((kind) => kind !== undefined) ? found : []
})

/** The words of a text on one line, however it is wrapped. */
export const inOneLine: (text: string) => string = remember((text) =>
  text.split(/\s+/).filter(Boolean).join(' '),
)

/** A key that two names share if they differ only in capitals, spaces and punctuation. */
export const keyOfLabel: (label: string) => string = remember((label) =>
  label.normalize('NFKC').toLowerCase().replace(NO_NAME, ''),
)
