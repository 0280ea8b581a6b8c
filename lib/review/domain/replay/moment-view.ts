import type { BoardDoc } from '@/lib/board/domain/doc'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { sceneElements } from '@/lib/board/domain/scene'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { type SheetFieldId, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'

type Texts = Record<SheetFieldId, string>

/** A room at a moment, as a replay shows it. Elements that look the same stay the same objects. */
export type MomentView = {
  elapsed: number
  elements: readonly LooseElement[]
  texts: Texts
  /** How many messages the chat had. */
  said: number
}

/** What of it differs from the view before; null stands for nothing. */
export type MomentChange = {
  elapsed: number
  board: { order: string[]; changed: LooseElement[] } | null
  texts: Texts | null
  said: number
}

/** Writes views as what changed since the one before: a whole board is too much to copy for each frame. */
export class MomentWriter {
  private elements: BoardDoc['elements'] = new Map()
  /** How each element was last shown. */
  private shown = new Map<string, string>()
  private texts = ''

  write({ board, sheet, round }: RoomState, elapsed: number): MomentChange {
    const texts = sheetTexts(sheet)
    const written = JSON.stringify(texts)
    const isSameSheet = written === this.texts
    this.texts = written
    return {
      elapsed,
      board: this.boardChange(board),
      texts: isSameSheet ? null : texts,
      said: round.chat.length,
    }
  }

  private boardChange(board: BoardDoc): MomentChange['board'] {
    if (this.isSameBoard(board)) return null
    this.elements = new Map(board.elements)
    const scene = sceneElements(board)
    const shown = new Map(scene.map((element) => [idOf(element), JSON.stringify(element)]))
    const changed = scene.filter((element) => shown.get(idOf(element)) !== this.shown.get(idOf(element)))
    this.shown = shown
    return { order: [...shown.keys()], changed }
  }

  /** An element that changed is a new object. */
  private isSameBoard({ elements }: BoardDoc): boolean {
    if (elements.size !== this.elements.size) return false
    for (const [id, element] of elements) if (this.elements.get(id) !== element) return false
    return true
  }
}

/** Puts views together again from what a MomentWriter wrote, all of it in order. */
export class MomentReader {
  private elements = new Map<string, LooseElement>()
  private view: MomentView | null = null

  read({ elapsed, board, texts, said }: MomentChange): MomentView {
    for (const element of board?.changed ?? []) this.elements.set(idOf(element), element)
    const elements: readonly LooseElement[] = board ? this.inOrder(board.order) : (this.view?.elements ?? [])
    const known = texts ?? this.view?.texts
    if (!known) throw new Error('The first view of a replay has no worksheet')
    const view = { elapsed, elements, texts: known, said }
    this.view = view
    return view
  }

  /** Forgets the elements that are not among them. */
  private inOrder(order: readonly string[]): LooseElement[] {
    const entries = order.flatMap((id): [string, LooseElement][] => {
      const element = this.elements.get(id)
      return element ? [[id, element]] : []
    })
    this.elements = new Map(entries)
    return [...this.elements.values()]
  }
}

function idOf({ id }: LooseElement): string {
  return String(id)
}
