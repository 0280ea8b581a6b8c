import { describe, expect, test } from 'vitest'
import { encodeBoard } from '@/lib/board/domain/doc'
import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { hash } from '@/lib/board/domain/merge/hash'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'
import { BrowserModel } from '@/tests/support/board/browser-model'
import { element } from '@/tests/support/board/elements'
import { outlineText } from '@/tests/support/board/outline-text'
import { Random } from '@/tests/support/board/random'
import { Sequencer } from '@/tests/support/board/sequencer'
import type { BoardComponent } from '../board-graph'
import { kindOfName } from '../kinds/kind-of-name'
import { arrangeParts } from './edit/arrange-parts'
import { deleteConnection, deletePart, drawnTogether } from './edit/delete-part'
import { labelConnection } from './edit/label-connection'
import { renamePart } from './edit/rename-part'
import { setKind } from './edit/set-kind'
import { Sketch } from './edit/sketch'
import { swapParts } from './edit/swap-parts'
import { type DoneEdit, doneEdit, reversed, undoEdit } from './edit/undo'
import { drawLine } from './line/draw-line'
import { planLine } from './line/plan-line'
import { outlineOf } from './outline'
import { type OutlinedBoard, OutlineReader } from './outlined-board'
import { aimArrow } from './place/aim-arrow'
import { freeSpot } from './place/free-spot'

// Two people at one board: one has only its outline, the other only the drawing. The intended result of each edit is
// recorded in a model that knows no elements, and both views must match it after every edit.

const EDITS = Number(process.env.OUTLINE_EDITS ?? 250)
const SEEDS = [1, 2, 3, 4]

const FIRST = [
  'Amber',
  'Birch',
  'Cedar',
  'Dune',
  'Ember',
  'Fjord',
  'Grove',
  'Heath',
  'Islet',
  'Jetty',
  'Knoll',
  'Larch',
]
const NOUN = [
  'service',
  'cache',
  'queue',
  'worker',
  'database',
  'gateway',
  'scheduler',
  'balancer',
  'client',
  'bucket',
]
const LABELS = ['POST /holds', 'reads 9 in 10', 'events', 'search', '42', 'signed link']
const MOST = 14

type Part = { name: string; kind: string }
type Edge = { from: string; to: string; label: string }
type Model = { parts: Map<string, Part>; edges: Edge[] }

class Pair {
  readonly server = new Sequencer()
  readonly outliner = new BrowserModel('outline', this.server)
  readonly drawer = new BrowserModel('canvas', this.server)
  readonly random: Random
  model: Model = { parts: new Map(), edges: [] }
  private readonly readers = [new OutlineReader(), new OutlineReader()] as const
  private done: { edit: DoneEdit; before: Model; after: Model }[] = []
  private undone: { edit: DoneEdit; before: Model; after: Model }[] = []
  private made = 0
  private names = 0

  constructor(seed: number) {
    this.random = new Random(seed)
  }

  read(by: 0 | 1): OutlinedBoard {
    const browser = by === 0 ? this.outliner : this.drawer
    return this.readers[by].read(new Map(browser.replica.local.elements))
  }

  settle(): void {
    for (const browser of [this.outliner, this.drawer]) {
      browser.send()
      browser.deliver(Number.MAX_SAFE_INTEGER)
    }
    for (const browser of [this.outliner, this.drawer]) browser.receive(Number.MAX_SAFE_INTEGER)
  }

  newId = () => `made-${++this.made}`

  newName(): string {
    this.names++
    return `${this.random.pick(FIRST)}${this.names} ${this.random.pick(NOUN)}`
  }

  /** An edit in the outline, and its intended effect. */
  outline(change: (sketch: Sketch, board: OutlinedBoard) => ((model: Model) => void) | null): string | null {
    const board = this.read(0)
    const sketch = new Sketch(board.elements, this.newId)
    const meaning = change(sketch, board)
    if (!meaning || sketch.patches.length === 0) return null
    const [before, after] = [copy(this.model), copy(this.model)]
    meaning(after)
    const was = new Map(board.elements)
    this.outliner.replica.edit(sketch.patches)
    const edit = doneEdit(sketch.patches, was, this.outliner.replica.local.elements)
    this.model = after
    this.done.push({ edit, before, after: copy(after) })
    this.undone = []
    return null
  }

  /**
   * Undoes the latest edit, if the drawing has not been touched since: the model then returns to its previous state.
   */
  undo(isRedo: boolean): void {
    const [from, to] = isRedo ? [this.undone, this.done] : [this.done, this.undone]
    const step = from.pop()
    if (!step) return
    this.outliner.replica.edit(undoEdit(step.edit, this.outliner.replica.local.elements))
    this.model = copy(step.before)
    to.push({ edit: reversed(step.edit), before: step.after, after: step.before })
  }

  /** An edit on the drawing: earlier edits in the outline cannot be undone past it here. */
  draw(change: (board: OutlinedBoard) => ((model: Model) => void) | null): void {
    const meaning = change(this.read(1))
    if (!meaning) return
    meaning(this.model)
    this.done = []
    this.undone = []
  }
}

function copy({ parts, edges }: Model): Model {
  return {
    parts: new Map([...parts].map(([name, part]) => [name, { ...part }])),
    edges: edges.map((edge) => ({ ...edge })),
  }
}

const kindFor = (name: string) => kindOfName(name)?.kind ?? 'service'

/** The outline's edits. */
const OUTLINED: Record<string, (pair: Pair) => void> = {
  'types a line': (pair) => {
    const { random } = pair
    const known = [...pair.model.parts.keys()]
    const name = () =>
      known.length > 2 && random.chance(known.length > MOST ? 1 : 0.6) ? random.pick(known) : pair.newName()
    const [from, to] = [name(), name()]
    const label = random.chance(0.5) ? random.pick(LABELS) : ''
    const waits = random.chance(0.7)
    if (from === to || pair.model.edges.some((edge) => edge.from === from && edge.to === to)) return
    pair.outline((sketch, board) => {
      const plan = planLine(board.graph, `"${from}" ${waits ? '->' : '~>'} "${to}"${label && `: ${label}`}`)
      if ('is' in plan) throw new Error(plan.is)
      drawLine(sketch, board, plan)
      return (model) => {
        for (const each of [from, to])
          if (!model.parts.has(each)) model.parts.set(each, { name: each, kind: kindFor(each) })
        model.edges.push({ from, to, label })
      }
    })
  },
  'adds a part': (pair) => {
    if (pair.model.parts.size > MOST) return
    const name = pair.newName()
    const kind = pair.random.pick(COMPONENT_KINDS)
    pair.outline((sketch, board) => {
      const plan = planLine(board.graph, `"${name}" (${kind})`)
      if ('is' in plan) throw new Error(plan.is)
      drawLine(sketch, board, plan)
      return (model) => model.parts.set(name, { name, kind })
    })
  },
  'renames a part': (pair) =>
    pair.outline((sketch, { graph }) => {
      const part = some(pair, graph.components)
      if (!part) return null
      const name = pair.newName()
      renamePart(sketch, part, name)
      const told = kindOfName(name)?.kind
      const follows = part.source !== 'stated' || part.kind === kindFor(part.label)
      return (model) => rename(model, part.label, name, follows && told ? told : part.kind)
    }),
  'sets a kind': (pair) =>
    pair.outline((sketch, { graph }) => {
      const part = some(pair, graph.components)
      const kind = pair.random.pick(COMPONENT_KINDS)
      if (!part || part.kind === kind) return null
      setKind(sketch, part, kind)
      return (model) => {
        const held = model.parts.get(part.label)
        if (held) held.kind = kind
      }
    }),
  'labels a connection': (pair) =>
    pair.outline((sketch, { graph }) => {
      const edge = some(pair, graph.edges)
      if (!edge) return null
      const label = pair.random.chance(0.3) ? '' : pair.random.pick(LABELS)
      labelConnection(sketch, edge, label)
      const [from, to] = names(graph.components, edge)
      return (model) => {
        const held = model.edges.find((one) => one.from === from && one.to === to)
        if (held) held.label = label
      }
    }),
  'deletes a connection': (pair) =>
    pair.outline((sketch, board) => {
      const edge = some(pair, board.graph.edges)
      if (!edge || pair.random.chance(0.5)) return null
      expect(drawnTogether(board, edge)).toEqual([edge])
      deleteConnection(sketch, edge)
      const [from, to] = names(board.graph.components, edge)
      return (model) => {
        model.edges = model.edges.filter((one) => one.from !== from || one.to !== to)
      }
    }),
  'deletes a part': (pair) =>
    pair.outline((sketch, board) => {
      const part = some(pair, board.graph.components)
      if (!part || pair.random.chance(0.5)) return null
      deletePart(sketch, board, part.id)
      return (model) => remove(model, part.label)
    }),
  'lays it out anew': (pair) =>
    pair.outline((sketch, board) => {
      const isDone = pair.random.chance(0.2) && arrangeParts(sketch, board) === null
      return isDone ? () => {} : null
    }),
  'moves a part': (pair) =>
    pair.outline((sketch, board) => {
      const ordered = outlineOf(board).parts
      if (ordered.length < 2) return null
      const at = pair.random.below(ordered.length - 1)
      const [a, b] = [ordered[at]?.part, ordered[at + 1]?.part]
      if (!a || !b || swapParts(sketch, board, a, b)) return null
      return () => {}
    }),
}

/** The drawing's edits, as a canvas makes them. */
const DRAWN: Record<string, (pair: Pair) => void> = {
  'draws a box': (pair) => {
    if (pair.model.parts.size > MOST) return
    const name = pair.newName()
    pair.draw(({ elements }) => {
      const live = [...elements.values()].filter(({ isDeleted }) => !isDeleted)
      const wanted = { x: pair.random.below(1_500), y: pair.random.below(900) }
      const { x, y } = freeSpot(wanted, { width: 180, height: 80 }, live)
      const id = pair.newId()
      pair.drawer.paste([
        element(id, 'rectangle', { x: x - 90, y: y - 40, width: 180, height: 80, index: 'a1' }),
        element(`${id}-text`, 'text', {
          ...{ text: name, originalText: name, width: 150, height: 25, containerId: id, index: 'a2' },
        }),
      ])
      return (model) => model.parts.set(name, { name, kind: kindFor(name) })
    })
  },
  'drags a part': (pair) =>
    pair.draw(({ elements, graph }) => {
      const part = some(pair, graph.components)
      const shape = part && elements.get(part.id)
      if (!part || !shape) return null
      const others = [...elements.values()].filter(
        ({ id, isDeleted }) => !isDeleted && !part.elements.includes(id),
      )
      const { x, y } = freeSpot(
        { x: pair.random.below(1_500), y: pair.random.below(900) },
        boxOf(shape),
        others,
      )
      const by = { x: x - shape.x - (shape.width ?? 0) / 2, y: y - shape.y - (shape.height ?? 0) / 2 }
      for (const id of part.elements) {
        const one = elements.get(id)
        if (one && !one.containerId) pair.drawer.change(id, { x: one.x + by.x, y: one.y + by.y })
      }
      redrawArrows(pair, shape.id)
      return () => {}
    }),
  'makes a part larger': (pair) =>
    pair.draw(({ elements, graph }) => {
      const part = some(pair, graph.components)
      const shape = part && elements.get(part.id)
      if (!shape || (shape.width ?? 0) > 400 || shape.groupIds.length > 0) return null
      pair.drawer.change(shape.id, { width: (shape.width ?? 0) + 8, height: (shape.height ?? 0) + 4 })
      redrawArrows(pair, shape.id)
      return () => {}
    }),
  'colours a part': (pair) =>
    pair.draw(({ graph }) => {
      const part = some(pair, graph.components)
      if (!part) return null
      pair.drawer.change(part.id, { backgroundColor: '#ffffff', strokeColor: '#e03131' })
      return () => {}
    }),
  'writes another name': (pair) =>
    pair.draw(({ elements, graph }) => {
      const part = some(pair, graph.components)
      const text = part?.elements.map((id) => elements.get(id)).find((one) => one?.type === 'text')
      if (!part || !text) return null
      const name = pair.newName()
      pair.drawer.replica.edit([
        {
          ...{ kind: 'write', id: text.id, base: hash(text.originalText ?? '') },
          props: { text: name, originalText: name, width: 150, height: 25 },
        },
      ])
      return (model) => rename(model, part.label, name, part.source === 'stated' ? part.kind : kindFor(name))
    }),
  'draws an arrow': (pair) =>
    pair.draw(({ elements, graph }) => {
      const [a, b] = [some(pair, graph.components), some(pair, graph.components)]
      const [from, to] = [elements.get(a?.id ?? ''), elements.get(b?.id ?? '')]
      if (!a || !b || !from || !to || a === b) return null
      const isJoined = graph.edges.some((edge) =>
        [edge.from, edge.to].every((id) => id === a.id || id === b.id),
      )
      if (isJoined || graph.edges.length > 2 * MOST) return null
      const id = pair.newId()
      pair.drawer.paste([
        element(id, 'arrow', {
          ...aimArrow(from, to),
          ...{ startBinding: bound(from), endBinding: bound(to), endArrowhead: 'arrow', index: 'a3' },
        }),
      ])
      return (model) => model.edges.push({ from: a.label, to: b.label, label: '' })
    }),
  'deletes a part with its arrows': (pair) =>
    pair.draw(({ elements, graph }) => {
      const part = some(pair, graph.components)
      if (!part || pair.random.chance(0.6)) return null
      const lines = graph.edges
        .filter(({ from, to }) => from === part.id || to === part.id)
        .flatMap((edge) => edge.elements)
      for (const id of [...part.elements, ...lines])
        if (elements.get(id)?.isDeleted === false) pair.drawer.replica.edit([{ kind: 'delete', id }])
      return (model) => remove(model, part.label)
    }),
}

function bound({ id }: BoardElement) {
  return { elementId: id, focus: 0, gap: 4 }
}

/** Excalidraw moves bound arrows along. */
function redrawArrows({ drawer }: Pair, shapeId: string): void {
  const elements = drawer.replica.local.elements
  for (const arrow of [...elements.values()]) {
    const ends = [arrow.startBinding, arrow.endBinding].map((one) => elements.get(one?.elementId ?? ''))
    const [from, to] = ends
    if (arrow.isDeleted || !from || !to || !ends.some((one) => one?.id === shapeId)) continue
    drawer.change(arrow.id, aimArrow(from, to))
  }
}

function some<T>({ random }: Pair, list: readonly T[]): T | undefined {
  return list.length > 0 ? random.pick(list) : undefined
}

function names(components: readonly BoardComponent[], { from, to }: { from: string; to: string }) {
  return [from, to].map((id) => components.find((part) => part.id === id)?.label ?? '')
}

function rename(model: Model, before: string, name: string, kind: string): void {
  model.parts.delete(before)
  model.parts.set(name, { name, kind })
  for (const edge of model.edges) {
    if (edge.from === before) edge.from = name
    if (edge.to === before) edge.to = name
  }
}

function remove(model: Model, name: string): void {
  model.parts.delete(name)
  model.edges = model.edges.filter(({ from, to }) => from !== name && to !== name)
}

const inOrder = (lines: string[]) => lines.toSorted()

function said({ graph }: OutlinedBoard) {
  const labels = new Map(graph.components.map(({ id, label }) => [id, label]))
  return {
    parts: inOrder(graph.components.map(({ label, kind }) => `${label}: ${kind}`)),
    edges: inOrder(
      graph.edges.map(({ from, to, label }) => `${labels.get(from)} > ${labels.get(to)}: ${label}`),
    ),
    unread: graph.unread,
  }
}

function meant({ parts, edges }: Model) {
  return {
    parts: inOrder([...parts.values()].map(({ name, kind }) => `${name}: ${kind}`)),
    edges: inOrder(edges.map(({ from, to, label }) => `${from} > ${to}: ${label}`)),
    unread: [],
  }
}

describe.each(SEEDS)('[BO8] seed %i: an outline and a drawing edited by two people at once', (seed) => {
  test(`say the same after each of ${EDITS} edits, and what was meant`, () => {
    const pair = new Pair(seed)
    const edits = [...Object.entries(OUTLINED), ...Object.entries(OUTLINED), ...Object.entries(DRAWN)]
    const history: string[] = []
    for (let count = 0; count < EDITS; count++) {
      if (pair.random.chance(0.08)) {
        history.push('undo')
        pair.undo(pair.random.chance(0.3))
      } else {
        const [name, edit] = pair.random.pick(edits)
        history.push(name)
        edit(pair)
      }
      pair.settle()
      const [outlined, drawn] = [pair.read(0), pair.read(1)]
      const last = history.slice(-4).join(', then ')
      expect(said(outlined), `edit ${count}: ${last}`).toEqual(meant(pair.model))
      expect(outlineText(outlineOf(drawn)), last).toBe(outlineText(outlineOf(outlined)))
    }
    expect(Buffer.from(encodeBoard(pair.outliner.replica.base))).toEqual(
      Buffer.from(encodeBoard(pair.server.doc)),
    )
    expect(pair.server.log.length).toBeGreaterThan(EDITS / 2)
  })
})
