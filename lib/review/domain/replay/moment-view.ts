import type { BoardDoc } from '@/lib/board/domain/doc'
import type { BoardElement, LooseElement } from '@/lib/board/domain/element/element'
import { type ScenePart, samePart, sceneElement, sceneParts } from '@/lib/board/domain/scene'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import type { RoomTrial } from '@/lib/rooms/domain/trial/room-trial'
import { currentTrial } from '@/lib/rooms/domain/trial/trials'
import { type SheetFieldId, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'
import { type Form, KnownForms } from './known-forms'

type Texts = Record<SheetFieldId, string>

/** A room at a moment, as a replay shows it. Elements that look the same stay the same objects. */
export type MomentView = {
  elapsed: number
  elements: readonly LooseElement[]
  texts: Texts
  /** The number of messages in the chat. */
  said: number
  /** The trial on the board; the same object until it changes. */
  trial: RoomTrial | null
}

/** The differences from the previous view; null means no change. */
export type MomentChange = {
  elapsed: number
  board: BoardChange | null
  texts: Texts | null
  said: number
  trial: { now: RoomTrial | null } | null
}

type BoardChange = {
  /** The ids of all elements, bottom first; null if unchanged. */
  order: string[] | null
  /** Elements with their new look, each with the number of its form. */
  changed: { form: number; element: LooseElement }[]
  /** Earlier forms that elements have again. */
  again: number[]
  /** Forms that are no longer used. */
  gone: number[]
}

/** Excalidraw's margin around the picture of an element, in pixels. */
const PADDING = 40

/** Encodes views as differences from the previous one: copying the whole board for each frame would be too much. */
export class MomentWriter {
  /** The last view, bottom first: the ids, and the forms by id. */
  private order: readonly string[] = []
  private shown = new Map<string, Form>()
  private texts: Texts | null = null
  private trial: RoomTrial | null = null
  /** The scene form of each element: seeking reaches the same elements again, since key frames share them. */
  private readonly scenes = new WeakMap<BoardElement, { part: ScenePart; scene: LooseElement }>()

  constructor(private readonly forms = new KnownForms()) {}

  /** The view shares its elements with the board: send it, but do not change it. */
  write({ board, sheet, round }: RoomState, elapsed: number): MomentChange {
    const texts = sheetTexts(sheet)
    const isSameSheet = this.texts !== null && sameTexts(this.texts, texts)
    this.texts = texts
    const now = currentTrial(round)
    const isSameTrial = now === this.trial
    this.trial = now
    return {
      elapsed,
      board: this.boardChange(board),
      texts: isSameSheet ? null : texts,
      said: round.chat.length,
      trial: isSameTrial ? null : { now },
    }
  }

  private boardChange(board: BoardDoc): BoardChange | null {
    const changed: BoardChange['changed'] = []
    const again: number[] = []
    const shown = new Map<string, Form>()
    for (const part of sceneParts(board)) {
      const { id } = part.element
      const before = this.shown.get(id)
      if (before && samePart(before.part, part)) {
        shown.set(id, before)
        continue
      }
      const known = this.forms.show(part)
      if (known) again.push(known.number)
      const form = known ?? this.newForm(part, changed)
      shown.set(id, form)
    }
    const order = [...shown.keys()]
    const isSameOrder = order.length === this.order.length && order.every((id, at) => id === this.order[at])
    this.order = order
    this.shown = shown
    if (isSameOrder && changed.length + again.length === 0) return null
    const gone = this.forms.trim(new Set([...shown.values()].map(({ number }) => number)))
    return { order: isSameOrder ? null : order, changed, again, gone }
  }

  private newForm(part: ScenePart, changed: BoardChange['changed']): Form {
    const element = this.sceneOf(part)
    const [width, height] = [Number(element.width) || 0, Number(element.height) || 0]
    // Four bytes per pixel.
    const form = this.forms.add(part, (width + PADDING) * (height + PADDING) * 4)
    changed.push({ form: form.number, element })
    return form
  }

  private sceneOf(part: ScenePart): LooseElement {
    const known = this.scenes.get(part.element)
    if (known && samePart(known.part, part)) return known.scene
    const scene = sceneElement(part)
    this.scenes.set(part.element, { part, scene })
    return scene
  }
}

function sameTexts(a: Texts, b: Texts): boolean {
  return Object.entries(a).every(([id, text]) => b[id as SheetFieldId] === text)
}

/** Reassembles views from the output of a MomentWriter, which must be passed completely and in order. */
export class MomentReader {
  private elements = new Map<string, LooseElement>()
  private readonly forms = new Map<number, LooseElement>()
  private view: MomentView | null = null

  read({ elapsed, board, texts, said, trial }: MomentChange): MomentView {
    if (board) this.takeIn(board)
    const elements = board ? [...this.elements.values()] : (this.view?.elements ?? [])
    const known = texts ?? this.view?.texts
    if (!known) throw new Error('The first view of a replay has no worksheet')
    const tried = trial ? trial.now : (this.view?.trial ?? null)
    const view = { elapsed, elements, texts: known, said, trial: tried }
    this.view = view
    return view
  }

  private takeIn({ order, changed, again, gone }: BoardChange): void {
    for (const { form, element } of changed) {
      this.forms.set(form, element)
      this.elements.set(idOf(element), element)
    }
    for (const form of again) {
      const element = this.forms.get(form)
      if (element) this.elements.set(idOf(element), element)
    }
    if (order) this.reorder(order)
    for (const form of gone) this.forms.delete(form)
  }

  /** Drops the elements that are not in the new order. */
  private reorder(order: readonly string[]): void {
    const entries = order.flatMap((id): [string, LooseElement][] => {
      const element = this.elements.get(id)
      return element ? [[id, element]] : []
    })
    this.elements = new Map(entries)
  }
}

function idOf({ id }: LooseElement): string {
  return String(id)
}
