'use client'

import { useCallback, useEffect, useMemo, useReducer } from 'react'
import { AppError } from '@/lib/shared/errors'
import { drawCardsAction } from '../actions'
import type { DrillCard, Memories } from '../domain/deck'
import { MOST_DRAWN } from '../domain/limits'
import type { Rating } from '../domain/rating'
import { reviewKey } from '../domain/review-changes'
import { beginSession, type DrillSession, rate, undo } from '../domain/session'
import { drillStore } from './drill-store'
import { sendKeptReviews } from './send-kept-reviews'

type State =
  | { status: 'loading' }
  | { status: 'failed' }
  | { status: 'ready'; cards: ReadonlyMap<string, DrillCard>; session: DrillSession; shown: boolean }

type Event =
  | { kind: 'load' }
  | { kind: 'fail' }
  | { kind: 'draw'; drawn: readonly DrillCard[]; ids: readonly string[]; memories: Memories }
  | { kind: 'show' }
  | { kind: 'rate'; rating: Rating; at: number }
  | { kind: 'undo' }

function reduce(state: State, event: Event): State {
  if (event.kind === 'load') return { status: 'loading' }
  if (event.kind === 'fail') return { status: 'failed' }
  if (event.kind === 'draw') {
    const cards = new Map(event.drawn.map((card) => [card.id, card]))
    // A guide may have been closed since the list was created.
    const ids = event.ids.filter((id) => cards.has(id))
    return { status: 'ready', cards, session: beginSession(ids, event.memories), shown: false }
  }
  if (state.status !== 'ready') return state
  if (event.kind === 'show') return { ...state, shown: true }
  const session = event.kind === 'rate' ? rate(state.session, event.rating, event.at) : undo(state.session)
  return { ...state, session, shown: false }
}

/** Cards to ask, and their memories when the run begins. */
export type CardRun = { ids: readonly string[]; memories: Memories }

/**
 * A run through some cards. Each rating is stored in the browser at once, and sent if the user is signed in.
 * @param run null until it is known
 */
export function useCardSession(run: CardRun | null, signedIn: boolean) {
  const [state, dispatch] = useReducer(reduce, { status: 'loading' })

  const load = useCallback(() => {
    if (run === null) return
    dispatch({ kind: 'load' })
    draw(run.ids).then(
      (drawn) => dispatch({ kind: 'draw', drawn, ...run }),
      () => dispatch({ kind: 'fail' }),
    )
  }, [run])
  useEffect(load, [load])
  useEffect(() => {
    if (!signedIn) return
    window.addEventListener('online', sendKeptReviews)
    return () => window.removeEventListener('online', sendKeptReviews)
  }, [signedIn])

  return useMemo(() => {
    const session = state.status === 'ready' ? state.session : null
    return {
      state,
      load,
      show: () => dispatch({ kind: 'show' }),
      rate: (rating: Rating) => {
        const card = session?.queue[0]
        if (!session || card === undefined) return
        // Ratings of one card are identified by their times.
        const at = Math.max(Date.now(), (session.memories[card]?.last ?? 0) + 1)
        dispatch({ kind: 'rate', rating, at })
        drillStore.change(reviewKey(card, at), { rating, at })
        if (signedIn) sendKeptReviews()
      },
      undo: () => {
        const last = session?.past.at(-1)
        if (!last) return
        dispatch({ kind: 'undo' })
        drillStore.change(reviewKey(last.card, last.at), { rating: 0, at: Math.max(Date.now(), last.at + 1) })
        if (signedIn) sendKeptReviews()
      },
    }
  }, [state, load, signedIn])
}

async function draw(ids: readonly string[]): Promise<DrillCard[]> {
  const result = await drawCardsAction({ ids: ids.slice(0, MOST_DRAWN) })
  if (!result.ok) throw new AppError(result)
  return result.value
}
