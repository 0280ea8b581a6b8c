'use client'

import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useBoardTaps } from '@/components/board/what-if/use-board-taps'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { rewriteCommentAction } from '@/lib/review/comment-actions'
import { elementAt } from '@/lib/review/domain/comments/element-at'
import { inRoundOrder } from '@/lib/review/domain/comments/in-round-order'
import { newId } from '@/lib/shared/ids'
import { useIsAtEnd, useReplayState } from '../player/use-replay'
import { CommentComposer } from './comment-composer'
import styles from './comments.module.css'
import type { CommentsPanelProps, Removed } from './comments-panel-props'
import { ThreadItem } from './thread-item'
import { UnsentItem } from './unsent-item'
import type { Commenting } from './use-commenting'

const NOTHING: readonly LooseElement[] = []

/** All comments on a round: a form for a new one, and the threads in the order of the round. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { commenting, isOpen, replay, board, layer, names, isShown, onShow, start } = props
  const { comments, draft } = commenting
  const { view, problem, unsent } = comments
  const [filter, setFilter] = useState<'open' | 'resolved'>('open')
  const [removed, setRemoved] = useState<Removed | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const isAtEnd = useIsAtEnd(replay.player)
  const then = useReplayState(replay.client, ({ moment }) => moment?.elements ?? NOTHING)

  useBoardTaps(isOpen ? layer : null, (place) => {
    const id = elementAt(isAtEnd ? board : then, place)
    if (id === null) return
    const elapsed = Math.round(replay.player.getState().position)
    const about = { kind: 'element', id, elapsed } as const
    commenting.compose(about)
    // Excalidraw clears the selection on a tap: select afterwards, so that the selection stays.
    if (!isShown(about)) requestAnimationFrame(() => onShow(about))
  })

  const { markRead } = comments
  const looked = useRef(markRead)
  looked.current = markRead
  const last = view?.last ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: comments that arrive while the panel is open count as read
  useEffect(() => {
    if (isOpen) looked.current()
  }, [isOpen, last])

  const threads = inRoundOrder(view?.threads ?? [])
  const wanted = threads.find(({ first, replies }) => [first, ...replies].some(({ seq }) => seq === start))
  const came = useRef(false)
  const shown = useRef(onShow)
  shown.current = onShow
  useEffect(() => {
    if (!wanted || came.current) return
    came.current = true
    setFilter(wanted.resolved ? 'resolved' : 'open')
    // Fields and grades have their own panels, which would replace this one.
    if ('elapsed' in wanted.about) shown.current(wanted.about)
    requestAnimationFrame(() => {
      const item = list.current?.querySelector<HTMLElement>(`[data-thread="${wanted.first.seq}"]`)
      item?.scrollIntoView({ block: 'center' })
      item?.focus({ preventScroll: true })
    })
  }, [wanted])

  const count = (resolved: boolean) => threads.filter((thread) => thread.resolved === resolved).length
  const listed = threads.filter(({ resolved }) => resolved === (filter === 'resolved'))
  const newThreads = unsent.filter(({ comment }) => 'about' in comment.to)
  return (
    <div className={styles.panel} ref={list}>
      <CommentComposer
        draft={draft}
        player={replay.player}
        names={names}
        onSend={(about, text) => comments.send({ text, key: newId(), to: { about } })}
      />
      {newThreads.length > 0 && (
        <ul className={styles.threads}>
          {newThreads.map((one) => (
            <li key={one.comment.key} className={styles.thread}>
              <UnsentItem unsent={one} comments={comments} />
            </li>
          ))}
        </ul>
      )}
      {removed && (
        <Undo key={removed.seq} removed={removed} commenting={commenting} onDone={() => setRemoved(null)} />
      )}
      {problem && (
        <div className={styles.problem}>
          <FormError>{problem}</FormError>
          <Button size="xs" variant="default" onClick={() => void comments.reload()}>
            Try again
          </Button>
        </div>
      )}
      {threads.length > 0 && (
        <SegmentedControl
          className={styles.filter ?? ''}
          size="xs"
          aria-label="Which threads are shown"
          value={filter}
          onChange={(value) => setFilter(value === 'resolved' ? 'resolved' : 'open')}
          data={[
            { value: 'open', label: `Open ${count(false)}` },
            { value: 'resolved', label: `Resolved ${count(true)}` },
          ]}
        />
      )}
      {view && threads.length === 0 && newThreads.length === 0 && <WhatFor />}
      {threads.length > 0 && listed.length === 0 && (
        <p className={styles.nothing}>
          {filter === 'open' ? 'Every thread is resolved.' : 'No thread is resolved yet.'}
        </p>
      )}
      <ol className={styles.threads}>
        {listed.map((thread) => (
          <ThreadItem key={thread.first.seq} {...props} thread={thread} onRemoved={setRemoved} />
        ))}
      </ol>
    </div>
  )
}

function WhatFor() {
  return (
    <p className={styles.nothing}>
      Talk about the round here: ask why, say what you would change, discuss where your grades differ. A
      comment belongs to a moment, a part of the board, a field of the worksheet or a grade, and everybody who
      was there sees it.
    </p>
  )
}

type UndoProps = { removed: Removed; commenting: Commenting; onDone: () => void }

function Undo({ removed, commenting: { place, comments }, onDone }: UndoProps) {
  const { pending, problem, run } = useAction()
  const button = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone.
  useEffect(() => button.current?.focus(), [])
  const undo = async () => {
    if (!(await run(() => rewriteCommentAction({ place, ...removed })))) return
    await comments.reload()
    onDone()
  }
  return (
    <div className={styles.undo}>
      <p role="status">Comment deleted.</p>
      <Button ref={button} size="xs" variant="default" loading={pending} onClick={() => void undo()}>
        Undo
      </Button>
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}
