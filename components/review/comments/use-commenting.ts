'use client'

import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useKeptText } from '@/components/rooms/chat/use-kept-text'
import {
  type CommentPlace,
  type CommentTarget,
  commentTargetSchema,
} from '@/lib/review/domain/comments/comment'
import type { CommentMark } from '../player/scrubber'
import { isForPage } from '../player/use-replay-keys'
import { sameTarget } from './target-words'
import { type Comments, useComments } from './use-comments'

/** A comment being written. The tab keeps it until it is sent. */
export type CommentDraft = {
  text: string
  setText: (text: string) => void
  /** Null for the moment that is shown when writing begins. */
  about: CommentTarget | null
  setAbout: (about: CommentTarget | null) => void
  /** The number of requests to write: each one focuses the field. */
  asked: number
}

/** What is needed to comment on a round from anywhere on its page. */
export type Commenting = {
  place: CommentPlace
  keptAs: string
  comments: Comments
  draft: CommentDraft
  /** Moments with open threads. */
  marks: readonly CommentMark[]
  /** Starts a comment, and opens the panel. */
  compose: (about: CommentTarget) => void
  composeHere: () => void
  /** The number of open threads about something. */
  countOpen: (about: CommentTarget) => number
}

/**
 * The comments on a round and the draft of a new one, for a page that shows the round. C starts a comment.
 * @param onOpen shows the panel
 */
export function useCommenting(place: CommentPlace, viewerId: string, onOpen: () => void): Commenting {
  const [kind, id] = 'roomId' in place ? ['sessions', place.roomId] : ['shared', place.token]
  const keptAs = `threepoint.comments.${id}.${viewerId}`
  const comments = useComments(place, `/api/${kind}/${id}/comments`, keptAs, viewerId)
  const [text, setText] = useKeptText(`${keptAs}.text`)
  const [target, setTarget] = useKeptText(`${keptAs}.about`)
  const [asked, setAsked] = useState(0)
  const about = useMemo(() => readTarget(target), [target])
  const setAbout = (next: CommentTarget | null) => setTarget(next ? JSON.stringify(next) : '')
  const open = () => {
    setAsked((times) => times + 1)
    onOpen()
  }
  /** A draft that has text keeps its subject. */
  const composeHere = () => {
    if (text.trim() === '') setAbout(null)
    open()
  }
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'c' || event.shiftKey || !isForPage(event)) return
    // Excalidraw uses this key too.
    event.preventDefault()
    event.stopPropagation()
    composeHere()
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => pressed(event)
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [])
  const openThreads = (comments.view?.threads ?? []).filter(({ resolved }) => !resolved)
  return {
    ...{ place, keptAs, comments, composeHere },
    draft: { text, setText, about, setAbout, asked },
    marks: openThreads.flatMap(({ about: on, first }) =>
      'elapsed' in on
        ? [{ key: String(first.seq), elapsed: on.elapsed, text: `${first.name}: ${first.text ?? 'Deleted'}` }]
        : [],
    ),
    compose: (next) => {
      setAbout(next)
      open()
    },
    countOpen: (on) => openThreads.filter((thread) => sameTarget(thread.about, on)).length,
  }
}

function readTarget(text: string): CommentTarget | null {
  if (text === '') return null
  try {
    return commentTargetSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
