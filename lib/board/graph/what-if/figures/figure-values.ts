import { type Edits, type FigureKind, figureId, isFigure, type ModelFigure } from './figure'

/** Figures looked up by what they are of, with what somebody entered in the place of what was there. */
export type FigureValues = Readonly<{
  of: (kind: FigureKind, owner: string) => number | null
  id: (kind: FigureKind, owner: string) => string
  list: readonly ModelFigure[]
}>

/** What was entered and cannot be such a figure is passed over. */
export function figureValues(figures: readonly ModelFigure[], edits: Edits): FigureValues {
  const list = figures.map((figure): ModelFigure => {
    const edit = Object.hasOwn(edits, figure.id) ? edits[figure.id] : undefined
    if (edit === undefined || (edit !== null && !isFigure(figure.kind, edit))) return figure
    return { ...figure, value: edit, origin: edit === null ? 'unknown' : 'edited', source: null }
  })
  const byId = new Map(list.map((figure) => [figure.id, figure.value]))
  return { list, id: figureId, of: (kind, owner) => byId.get(figureId(kind, owner)) ?? null }
}
