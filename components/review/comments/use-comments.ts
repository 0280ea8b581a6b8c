'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { addCommentAction, markCommentsReadAction } from '@/lib/review/comment-actions'
import {
  type CommentPlace,
  type CommentsView,
  type NewComment,
  newCommentSchema,
} from '@/lib/review/domain/comments/comment'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { type Failure, UNREACHABLE } from '@/lib/shared/errors'
import { keep, readKept } from '@/lib/shared/kept/browser-storage'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { useUpdates } from '@/lib/updates/client/use-updates'

/** A comment that the server may not have yet. */
export type UnsentComment = {
  comment: NewComment
  /** Why it could not be sent; null while it is being sent. */
  problem: string | null
}

/** The comments on a round, as this page has them. */
export type Comments = {
  /** Null until they are loaded. */
  view: CommentsView | null
  /** Why they could not be read; null if they could. */
  problem: string | null
  /** Comments that this tab has not seen confirmed. The tab keeps them. */
  unsent: readonly UnsentComment[]
  /** Numbers of comments that were new when this page received them. */
  fresh: ReadonlySet<number>
  /** The number of others' comments not yet read here. */
  unread: number
  reload: () => Promise<void>
  send: (comment: NewComment) => void
  /** Discards a comment that was not sent. */
  discard: (key: string) => void
  /** Marks everything loaded as read. */
  markRead: () => void
}

const keptSchema = z.array(newCommentSchema).catch([])

/** @param url where the comments are read from. @param keptAs names the person and the round */
export function useComments(place: CommentPlace, url: string, keptAs: string, viewerId: string): Comments {
  const [view, setView] = useState<CommentsView | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [unsent, setUnsent] = useState<readonly UnsentComment[]>([])
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set())
  const [read, setRead] = useState(0)
  const turn = useRef(0)
  const kept = useRef<readonly UnsentComment[]>([])

  const change = useCallback(
    (next: readonly UnsentComment[]) => {
      kept.current = next
      keep('tab', keptAs, next.length > 0 ? JSON.stringify(next.map(({ comment }) => comment)) : null)
      setUnsent(next)
    },
    [keptAs],
  )

  /** @returns false if no answer arrived */
  const load = useCallback(async (): Promise<boolean> => {
    const mine = ++turn.current
    const answer = await ask(url)
    if (mine !== turn.current) return true
    if ('ok' in answer) {
      setProblem(sentenceOf(answer))
      return false
    }
    setProblem(null)
    setView(answer)
    const news = newIn(answer)
    if (news.length > 0) setFresh((known) => new Set([...known, ...news]))
    return true
  }, [url])

  useUpdatesLine(viewerId)
  useUpdates(true, ({ kind }) => kind === 'missed' || kind === 'comments', load)
  useEffect(() => void load(), [load])

  const post = async (comment: NewComment) => {
    const without = () => kept.current.filter((one) => one.comment.key !== comment.key)
    change([...without(), { comment, problem: null }])
    const answer = await addCommentAction({ place, comment }).catch(() => UNREACHABLE)
    if (!answer.ok) {
      const [said] = 'fields' in answer ? Object.values(answer.fields ?? {}) : []
      change(
        kept.current.map((one) =>
          one.comment.key === comment.key ? { comment, problem: said ?? sentenceOf(answer) } : one,
        ),
      )
      return
    }
    await load()
    change(without())
  }
  const postKept = useRef(post)
  postKept.current = post
  // Comments that an earlier page of this tab could not send. One that did arrive is recognised by its key.
  useEffect(() => {
    for (const comment of keptSchema.parse(parsed(readKept('tab', keptAs)))) void postKept.current(comment)
  }, [keptAs])

  return {
    ...{ view, problem, unsent, fresh },
    unread: view ? newIn(view).filter((seq) => seq > read).length : 0,
    reload: async () => void (await load()),
    send: (comment) => void post(comment),
    discard: (key) => change(kept.current.filter(({ comment }) => comment.key !== key)),
    markRead: () => {
      const last = view?.last ?? 0
      if (last <= read) return
      setRead(last)
      // If this fails, the next page counts them as unread again.
      if (view && newIn(view).length > 0) markCommentsReadAction({ place, seq: last }).catch(() => undefined)
    },
  }
}

function newIn({ threads }: CommentsView): number[] {
  return threads.flatMap(({ first, replies }) =>
    [first, ...replies].filter(({ isNew }) => isNew).map(({ seq }) => seq),
  )
}

async function ask(url: string): Promise<CommentsView | Failure> {
  try {
    return await (await fetch(url)).json()
  } catch {
    return UNREACHABLE
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]')
  } catch {
    return []
  }
}
