import { Random } from '@/tests/support/board/random'

/** An element as stored by Excalidraw. */
export type Live = Record<string, unknown> & { id: string; type: string; version: number }

/** What one person changed within one send interval: the changed elements, in their new state. */
export type Edit = { at: number; person: number; kind: string; changed: Live[] }

export type TraceOptions = { seed: number; minutes: number; people: number }

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
/** Minimum interval between a browser's messages, in ms. */
const EVERY = 33

/**
 * A mock interview as a series of edits: three people draw shapes with labels, connect them, drag them with everything
 * attached, type, and draw freehand. The same seed gives the same interview.
 */
export class Interview {
  readonly elements = new Map<string, Live>()
  private readonly random: Random
  private count = 0

  constructor(private readonly options: TraceOptions) {
    this.random = new Random(options.seed)
  }

  /** All edits in chronological order. Elements are not copied: read them before requesting the next edit. */
  *edits(): Generator<Edit> {
    const end = this.options.minutes * 60_000
    const people = Array.from({ length: this.options.people }, (_, person) => ({
      person,
      at: this.random.below(2_000),
      gesture: this.pause(),
    }))
    for (;;) {
      const next = people.reduce((a, b) => (b.at < a.at ? b : a))
      if (next.at >= end) return
      const step = next.gesture.next()
      if (step.done) {
        // People think between gestures; the candidate less than the others.
        next.at += 2_000 + this.random.below(next.person === 0 ? 8_000 : 24_000)
        next.gesture = this.gesture()
        continue
      }
      const { kind, changed, wait } = step.value
      for (const element of changed) this.touch(element)
      yield { at: next.at, person: next.person, kind, changed }
      next.at += Math.max(EVERY, wait)
    }
  }

  private *pause(): Generator<Step> {}

  private gesture(): Generator<Step> {
    const shapes = this.all('rectangle')
    const luck = this.random.below(100)
    if (shapes.length < 4 || (luck < 10 && shapes.length < 48)) return this.addShape()
    if (luck < 22 && this.all('arrow').length < 60) return this.connect(shapes)
    if (luck < 62) return this.drag(this.random.pick(shapes))
    if (luck < 74) return this.all('freedraw').length < 40 ? this.sketch() : this.erase()
    if (luck < 92) return this.type(this.random.pick(this.all('text')))
    return this.restyle(this.random.pick(shapes))
  }

  private *addShape(): Generator<Step> {
    const shape = this.make('rectangle', { ...this.place(), width: 0, height: 0 })
    for (let step = 1; step <= 14; step++) {
      Object.assign(shape, { width: step * 11.43, height: step * 5.71 })
      yield { kind: 'create', changed: [shape], wait: EVERY }
    }
    const label = this.make('text', {
      ...TEXT,
      containerId: shape.id,
      x: Number(shape.x) + 8.2,
      y: Number(shape.y) + 27.5,
    })
    Object.assign(shape, { boundElements: [{ id: label.id, type: 'text' }] })
    yield { kind: 'create', changed: [shape, label], wait: 400 }
    yield* this.type(label)
  }

  private *connect(shapes: Live[]): Generator<Step> {
    const [from, to] = [this.random.pick(shapes), this.random.pick(shapes)]
    const binding = (shape: Live) => ({
      elementId: shape.id,
      focus: this.random.below(900) / 1_000,
      gap: 4.21,
    })
    const arrow = this.make('arrow', {
      ...this.place(),
      points: [
        [0, 0],
        [12.5, 4.25],
      ],
      startBinding: binding(from),
      endBinding: null,
      startArrowhead: null,
      endArrowhead: 'arrow',
      elbowed: false,
      lastCommittedPoint: null,
    })
    for (let step = 1; step <= 12; step++) {
      const tip = [step * 18.37, step * 6.91]
      Object.assign(arrow, { points: [[0, 0], tip], width: tip[0], height: tip[1] })
      yield { kind: 'create', changed: [arrow], wait: EVERY }
    }
    Object.assign(arrow, { endBinding: binding(to) })
    for (const shape of [from, to]) {
      const bound = (shape.boundElements as unknown[] | null) ?? []
      Object.assign(shape, { boundElements: [...bound, { id: arrow.id, type: 'arrow' }] })
    }
    yield { kind: 'create', changed: [arrow, from, to], wait: 200 }
  }

  /** A drag of a second or two: the shape, its label and every attached arrow change with each step. */
  private *drag(shape: Live): Generator<Step> {
    const bound = (shape.boundElements as { id: string }[] | null) ?? []
    const others = bound.flatMap(({ id }) => this.elements.get(id) ?? []).slice(0, 4)
    for (let left = 20 + this.random.below(40); left > 0; left--) {
      const [dx, dy] = [this.random.below(900) / 100 - 3, this.random.below(700) / 100 - 3]
      for (const element of [shape, ...others]) {
        if (element.type === 'arrow') {
          const points = element.points as number[][]
          const tip = points.at(-1) ?? [0, 0]
          const moved = [(tip[0] ?? 0) + dx, (tip[1] ?? 0) + dy]
          Object.assign(element, {
            points: [[0, 0], moved],
            width: Math.abs(moved[0] ?? 0),
            height: Math.abs(moved[1] ?? 0),
          })
        } else Object.assign(element, { x: Number(element.x) + dx, y: Number(element.y) + dy })
      }
      yield { kind: 'drag', changed: [shape, ...others], wait: EVERY }
    }
  }

  private *sketch(): Generator<Step> {
    const points: number[][] = [[0, 0]]
    const stroke = this.make('freedraw', {
      ...this.place(),
      points,
      pressures: [],
      simulatePressure: true,
      lastCommittedPoint: [0, 0],
    })
    for (let left = 30 + this.random.below(50); left > 0; left--) {
      for (let more = 1 + this.random.below(2); more > 0; more--) {
        const [x = 0, y = 0] = points.at(-1) ?? []
        points.push([x + this.random.below(1_400) / 100 - 4, y + this.random.below(1_200) / 100 - 5])
      }
      yield { kind: 'freehand', changed: [stroke], wait: EVERY }
    }
  }

  private *erase(): Generator<Step> {
    for (const stroke of this.all('freedraw').slice(0, 8)) {
      Object.assign(stroke, { isDeleted: true })
      this.elements.delete(stroke.id)
      yield { kind: 'erase', changed: [stroke], wait: 60 }
    }
  }

  private *type(text: Live): Generator<Step> {
    for (let left = 6 + this.random.below(14); left > 0; left--) {
      const typed = `${String(text.originalText).slice(0, 40)}${LETTERS[this.random.below(52)]}`
      Object.assign(text, { text: typed, originalText: typed, width: typed.length * 9.37, height: 25 })
      yield { kind: 'type', changed: [text], wait: 90 + this.random.below(200) }
    }
  }

  private *restyle(shape: Live): Generator<Step> {
    Object.assign(shape, { backgroundColor: this.random.pick(['#a5d8ff', '#ffc9c9', '#b2f2bb']) })
    yield { kind: 'style', changed: [shape], wait: 300 }
  }

  private all(type: string): Live[] {
    return [...this.elements.values()].filter((element) => element.type === type)
  }

  private place(): { x: number; y: number } {
    return { x: this.random.below(200_000) / 100, y: this.random.below(150_000) / 100 }
  }

  private touch(element: Live): void {
    element.version++
    element.versionNonce = Math.floor(this.random.next() * 2 ** 31)
    element.updated = 1_760_000_000_000 + element.version
  }

  private make(type: string, props: Record<string, unknown>): Live {
    const id = Array.from({ length: 21 }, () => LETTERS[this.random.below(64)]).join('')
    const index = `b${LETTERS[Math.floor(this.count / 62) % 62]}${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[this.count % 62]}V`
    this.count++
    const live: Live = { ...SHAPE, id, type, index, seed: Math.floor(this.random.next() * 2 ** 31), ...props }
    this.elements.set(id, live)
    return live
  }
}

type Step = { kind: string; changed: Live[]; wait: number }

const SHAPE = {
  id: '',
  type: '',
  x: 0,
  y: 0,
  width: 0,
  height: 0,
  angle: 0,
  strokeColor: '#1e1e1e',
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 2,
  strokeStyle: 'solid',
  roughness: 1,
  opacity: 100,
  groupIds: [],
  frameId: null,
  index: '',
  roundness: { type: 3 },
  seed: 1,
  version: 1,
  versionNonce: 1,
  isDeleted: false,
  boundElements: null as unknown,
  updated: 1,
  link: null,
  locked: false,
}

const TEXT = {
  width: 10,
  height: 25,
  text: '',
  originalText: '',
  fontSize: 20,
  fontFamily: 5,
  textAlign: 'center',
  verticalAlign: 'middle',
  autoResize: true,
  lineHeight: 1.25,
  roundness: null,
}
