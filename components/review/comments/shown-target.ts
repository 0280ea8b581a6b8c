import type { Dimension } from '@/lib/framework/dimensions'
import type { Player } from '@/lib/review/client/player'
import type { CommentTarget } from '@/lib/review/domain/comments/comment'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'

export type PageOfRound = {
  player: Player
  /** The moment that the viewer chose. */
  moment: number | null
  /** Elements highlighted on the board. */
  marked: readonly string[]
  mark: (ids: readonly string[]) => void
  /** Shows a moment; for the current one, goes back. */
  showMoment: (elapsed: number) => void
  field: SheetFieldId | null
  showField: (field: SheetFieldId) => void
  showGrades: () => void
}

type ShownTarget = {
  isShown: (about: CommentTarget) => boolean
  /** Shows a target; if it is already shown, clears it. */
  show: (about: CommentTarget) => void
}

/** Shows the subjects of comments on the page of a round. */
export function shownTarget(page: PageOfRound): ShownTarget {
  const { player, moment, marked, mark, showMoment, field, showField, showGrades } = page
  const isShown = (about: CommentTarget) => {
    switch (about.kind) {
      case 'moment':
        return moment === about.elapsed
      case 'element':
        return marked.includes(about.id)
      case 'field':
        return field === about.field
      case 'grade':
        return false
    }
  }
  const show = (about: CommentTarget) => {
    switch (about.kind) {
      case 'moment':
        return showMoment(about.elapsed)
      case 'element':
        if (isShown(about)) {
          mark([])
          if (moment === about.elapsed) player.goBack()
          return
        }
        mark([about.id])
        return goTo(player, about.elapsed)
      case 'field':
        return showField(about.field)
      case 'grade':
        showGrades()
        return goToDimension(about.dimension)
    }
  }
  return { isShown, show }
}

/** Jumps to a moment unless it is already shown. */
function goTo(player: Player, elapsed: number): void {
  if (elapsed >= player.total) player.toEnd()
  else if (Math.abs(player.getState().position - elapsed) >= 1_000) player.jump(elapsed)
}

/** Scrolls to a dimension among the grades, once they are rendered. */
function goToDimension(dimension: Dimension): void {
  requestAnimationFrame(() => {
    document.querySelector(`[data-dimension="${dimension}"]`)?.scrollIntoView({ block: 'nearest' })
  })
}
