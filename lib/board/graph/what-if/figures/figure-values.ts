import { type Edits, type FigureKind, figureId, isFigure, type ModelFigure } from './figure'

/** Figures by what they belong to, with a person's entries replacing the original values. */
export type FigureValues = Readonly<{
  of: (kind: FigureKind, owner: string) => number | null
  id: (kind: FigureKind, owner: string) => string
  list: readonly ModelFigure[]
}>

/** Entries that are not valid for their figure are ignored. */
export function figureValues(figures: readonly ModelFigure[], edits: Edits): FigureValues {
  const list = figures.map((figure): ModelFigure => {
    const edit = Object.hasOwn(edits, figure.id) ? edits[figure.id] : undefined
    if (edit === undefined || (edit !== null && !isFigure(figure.kind, edit))) return figure
    return { ...figure, value: edit, origin: edit === null ? 'unknown' : 'edited', source: null }
  })
  const byId = new Map(list.map((figure) => [figure.id, figure.value]))
  return { list, id: figureId, of: (kind, owner) => byId.get(figureId(kind, owner)) ?? null }
}
