/**
 * What a figure counts. `rate`: requests per second that come in from outside. `capacity`: requests per second that
 * one copy can handle. `copies`: how many copies there are. `time`: milliseconds of one call, without waiting for
 * others. `availability` and `hits`: shares from 0 to 1. `calls`: calls made for each request that arrives at the
 * caller.
 */
export type FigureKind = 'rate' | 'capacity' | 'copies' | 'time' | 'availability' | 'hits' | 'calls'

/** A number that the results rest on. `value` is null if nobody stated it and no source is known: it stays unknown. */
export type ModelFigure = Readonly<{
  /** Stays the same while the board is edited: the kind and the owner. */
  id: string
  kind: FigureKind
  /** The id of a component, or the key of an arc. */
  owner: string
  value: number | null
  /** `stated`: written on the board. `assumed`: from a source. `edited`: entered by somebody in a trial. */
  origin: 'stated' | 'assumed' | 'edited' | 'unknown'
  /** The source of an assumed figure, or the words that state a stated one. */
  source: string | null
}>

/** The values entered, by figure id. Null means that the figure is not known after all. */
export type Edits = Readonly<Record<string, number | null>>

type Range = Readonly<{ least: number; most: number }>

/** The valid range of a figure. A number outside it is a slip, or leads to results that nobody can read. */
export const FIGURE_RANGES: Readonly<Record<FigureKind, Range>> = {
  rate: { least: 0, most: 1e12 },
  capacity: { least: 1e-6, most: 1e12 },
  copies: { least: 1, most: 1e6 },
  time: { least: 0, most: 1e9 },
  availability: { least: 0, most: 1 },
  hits: { least: 0, most: 1 },
  calls: { least: 0, most: 1e6 },
}

export function figureId(kind: FigureKind, owner: string): string {
  return `${kind} ${owner}`
}

/** Whether a number can be this kind of figure. */
export function isFigure(kind: FigureKind, value: number): boolean {
  const { least, most } = FIGURE_RANGES[kind]
  return Number.isFinite(value) && value >= least && value <= most
}
