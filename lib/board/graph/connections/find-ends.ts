import { type Figure, isBadge, isInside, itemsOf, newFigure } from '../figures/figure'
import { isNote } from '../kinds/is-note'
import { nameWords } from '../kinds/name-words'
import { RectGrid } from '../scene/grid'
import type { PathItem, TextItem } from '../scene/item'
import {
  centreOf,
  depthInRect,
  distanceToRect,
  grown,
  heightOf,
  holdsDot,
  type Rect,
  rayTo,
  sizeOf,
  widthOf,
} from '../scene/rect'
import { type Connector, lengthOf, type Tip } from './connector'

/** An end this close to a shape reaches it, whatever its direction. */
const TOUCH = 30
/** An end that points at a shape may stop this far from it. */
const FAR = 120
/** A binding to something farther away than this is stale. */
const STALE = 160
/** An arrow leads to free-standing words only if it ends this close to them. */
const AT_WORDS = 22
const MOST_WORDS = 5

/** Finds what the ends of lines reach: the bound shape if that agrees with the picture, otherwise something nearby. */
export class EndFinder {
  private readonly figures: readonly Figure[]
  private readonly owners = new Map<string, Figure>()
  /** Built for the first end that is not bound: in many drawings all are. */
  private grid: RectGrid<Figure> | null = null
  private readonly words: RectGrid<TextItem>
  private readonly texts: ReadonlyMap<string, TextItem>
  /** Free-standing texts that arrows lead to. */
  readonly named = new Map<string, Figure>()

  constructor(figures: readonly Figure[], texts: readonly TextItem[]) {
    this.figures = figures.filter((figure) => !isBadge(figure))
    for (const figure of this.figures) {
      for (const { id } of itemsOf(figure)) this.owners.set(id, figure)
      if (figure.frame) this.owners.set(figure.frame.id, figure)
    }
    const alone = texts.filter(mayStandAlone)
    this.words = new RectGrid(alone, ({ rect }) => rect)
    this.texts = new Map(alone.map((text) => [text.id, text]))
  }

  find(connector: Connector): void {
    const [start, end] = connector.ends
    const { path } = connector
    const bound = [start, end].map(({ boundId }) => this.owners.get(boundId ?? '') ?? null)
    for (const [index, tip] of [start, end].entries()) {
      const other = index === 0 ? end : start
      const owner = bound[index] ?? null
      tip.figure =
        (owner && this.checked(owner, tip, other, path)) ??
        this.nearest(tip, path, bound[1 - index] ?? null, path.drawn !== 'arrow') ??
        this.boundWords(tip)
    }
    if (start.figure && start.figure === end.figure) this.separate(connector, bound)
  }

  /** The figure that the binding names, or the one that the picture suggests if the two disagree. */
  private checked(owner: Figure, tip: Tip, other: Tip, path: PathItem): Figure | null {
    const gap = distanceToRect(tip.at, owner.rect)
    if (owner.children.length > 0 || owner.frame) {
      const enters = holdsDot(owner.rect, other.at)
      if (enters || depthOf(tip, owner.rect) > 10) {
        const closer = this.nearest(tip, path, owner, false)
        if (closer && (isInside(closer, owner) || enters)) return closer
      }
      return owner
    }
    if (gap <= STALE) return owner
    return this.nearest(tip, path, null, false) ?? owner
  }

  private nearest(tip: Tip, path: PathItem, not: Figure | null, isPlain: boolean): Figure | null {
    this.grid ??= new RectGrid(this.figures, ({ rect }) => rect)
    const reach = isPlain ? TOUCH : Math.max(50, Math.min(FAR, lengthOf(path)))
    let [best, least] = [null as Figure | null, Infinity]
    for (const figure of this.grid.nearDot(tip.at, reach)) {
      if (figure === not || (figure.texts.length === 0 && isSpeck(figure.rect))) continue
      const cost = costOf(tip, figure, reach)
      if (cost === null || cost >= least) continue
      best = figure
      least = cost
    }
    for (const text of this.words.nearDot(tip.at, AT_WORDS)) {
      const cost = distanceToRect(tip.at, text.rect) + TOUCH
      const pointed = tip.outward && rayTo(tip.at, tip.outward, grown(text.rect, 4)) !== null
      if (cost >= least || (!pointed && tip.boundId !== text.id)) continue
      best = this.figureOf(text)
      least = cost
    }
    return best
  }

  private boundWords({ boundId }: Tip): Figure | null {
    const text = this.texts.get(boundId ?? '')
    return text ? this.figureOf(text) : null
  }

  private figureOf(text: TextItem): Figure {
    const figure = this.named.get(text.id) ?? newFigure(Number.MAX_SAFE_INTEGER, { texts: [text] })
    this.named.set(text.id, figure)
    return figure
  }

  /**
   * A line does not lead from a thing to itself: the end that is farther away or not bound must reach something else.
   */
  private separate({ ends, path }: Connector, bound: readonly (Figure | null)[]): void {
    const [start, end] = ends
    const same = start.figure
    if (!same) return
    const order =
      bound[0] && !bound[1] ? [end, start] : bound[1] && !bound[0] ? [start, end] : farther(start, end, same)
    for (const tip of order) {
      const other = this.nearest(tip, path, same, path.drawn !== 'arrow')
      if (!other || other === same) continue
      tip.figure = other
      return
    }
    for (const tip of order) {
      if (distanceToRect(tip.at, same.rect) <= 5) continue
      tip.figure = null
      return
    }
  }
}

function farther(start: Tip, end: Tip, from: Figure): Tip[] {
  const [a, b] = [start, end].map(({ at }) => distanceToRect(at, from.rect))
  return (a ?? 0) > (b ?? 0) ? [start, end] : [end, start]
}

function depthOf({ at }: Tip, rect: Rect): number {
  return holdsDot(rect, at) ? depthInRect(at, rect) : 0
}

/** How far an end is from reaching a figure; null if it does not reach it. */
function costOf(tip: Tip, figure: Figure, reach: number): number | null {
  const { rect } = figure
  const encloses = figure.children.length > 0 || figure.frame !== null
  const gap = gapTo(tip, figure)
  if (encloses && holdsDot(rect, tip.at)) {
    // From inside an enclosure, an end reaches its border only as a last resort.
    return depthInRect(tip.at, rect) <= 6 ? TOUCH + 20 : null
  }
  const ahead = tip.outward ? rayTo(tip.at, tip.outward, grown(rect, 6)) : null
  if (ahead !== null && ahead <= reach) return gap + (encloses ? 4 : 0)
  if (gap > TOUCH) return null
  return 1.5 * gap + 8 + (encloses ? 6 : 0)
}

/** The distance to the outline. If things overlap, the smaller one is meant. */
function gapTo({ at }: Tip, { rect, shapes }: Figure): number {
  if (holdsDot(rect, at)) return Math.min(1, sizeOf(rect) / 1e9)
  const only = shapes.length === 1 ? shapes[0] : null
  if (only?.outline !== 'ellipse' && only?.outline !== 'diamond') return distanceToRect(at, rect)
  const { x, y } = centreOf(rect)
  const [a, b] = [Math.max(1, widthOf(rect) / 2), Math.max(1, heightOf(rect) / 2)]
  const away = Math.hypot(at.x - x, at.y - y)
  const ratio =
    only.outline === 'ellipse'
      ? Math.hypot((at.x - x) / a, (at.y - y) / b)
      : Math.abs(at.x - x) / a + Math.abs(at.y - y) / b
  return ratio <= 1 ? 0 : away * (1 - 1 / ratio)
}

function isSpeck(rect: Rect): boolean {
  return Math.max(widthOf(rect), heightOf(rect)) < 8
}

function mayStandAlone({ text }: TextItem): boolean {
  const words = nameWords(text)
  return words.length > 0 && words.length <= MOST_WORDS && !words.every(isNumber) && !isNote(text)
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word)
}
