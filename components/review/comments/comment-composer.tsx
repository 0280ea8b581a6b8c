'use client'

import { Button, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useRef } from 'react'
import { formatFixedClock } from '@/components/ui/format/format-time'
import type { Player } from '@/lib/review/client/player'
import { COMMENT_LIMIT, type CommentTarget } from '@/lib/review/domain/comments/comment'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'
import { usePlayer } from '../player/use-replay'
import styles from './comments.module.css'
import { sendOnKeys } from './send-on-keys'
import { type TargetNames, targetValue, targetWords } from './target-words'
import type { CommentDraft } from './use-commenting'

type CommentComposerProps = {
  draft: CommentDraft
  player: Player
  names: TargetNames
  onSend: (about: CommentTarget, text: string) => void
}

/** Represents the moment shown, whichever it is. */
const HERE = 'here'

/** Starts a new thread, about the moment shown or about something else in the round. */
export function CommentComposer({ draft, player, names, onSend }: CommentComposerProps) {
  const { text, about, asked } = draft
  const second = usePlayer(player, ({ position }) => Math.floor(position / 1000))
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (asked > 0) field.current?.focus()
  }, [asked])
  const here = (): number => Math.min(player.total, Math.round(player.getState().position))
  const choices = choicesOf(names, about)
  const choose = (value: string) =>
    draft.setAbout(choices.find((one) => one.value === value)?.about(here()) ?? null)
  const write = (next: string) => {
    // The round may keep playing while somebody writes about what they saw.
    if (text === '' && about === null) draft.setAbout({ kind: 'moment', elapsed: here() })
    draft.setText(next)
  }
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '') return
    onSend(about ?? { kind: 'moment', elapsed: here() }, text.trim())
    draft.setText('')
    draft.setAbout(null)
  }
  return (
    <form className={styles.composer} onSubmit={send} aria-label="New comment">
      <NativeSelect
        label="About"
        size="xs"
        value={about ? targetValue(about) : HERE}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={[
          { value: HERE, label: `This moment, ${formatFixedClock(second)}` },
          ...GROUPS.map((group) => ({
            group,
            items: choices.filter((one) => one.group === group).map(({ value, label }) => ({ value, label })),
          })).filter(({ items }) => items.length > 0),
        ]}
      />
      <Textarea
        ref={field}
        aria-label="Comment"
        placeholder="What do you want to say about it?"
        value={text}
        maxLength={COMMENT_LIMIT}
        autosize
        minRows={2}
        maxRows={8}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={sendOnKeys(send)}
      />
      <div className={styles.send}>
        <small>Tap a part of the board to write about it.</small>
        <Button type="submit" size="xs" disabled={text.trim() === ''} title="Comment (Ctrl+Enter)">
          Comment
        </Button>
      </div>
    </form>
  )
}

const GROUPS = ['Chosen', 'Worksheet', 'Board'] as const

type Choice = {
  group: (typeof GROUPS)[number]
  value: string
  label: string
  /** @param elapsed the moment shown */
  about: (elapsed: number) => CommentTarget
}

/** What a thread can be about, each option once. */
function choicesOf(names: TargetNames, chosen: CommentTarget | null): Choice[] {
  const fields = SHEET_FIELDS.map(({ id, title }): Choice => {
    const about: CommentTarget = { kind: 'field', field: id }
    return { group: 'Worksheet', value: targetValue(about), label: title, about: () => about }
  })
  const parts = names.parts.map(({ id, label }): Choice => {
    const about = (elapsed: number): CommentTarget => ({ kind: 'element', id, elapsed })
    return { group: 'Board', value: targetValue(about(0)), label, about }
  })
  const listed = new Map([...fields, ...parts].map((choice) => [choice.value, choice]))
  if (chosen && !listed.has(targetValue(chosen))) {
    const label = targetWords(chosen, names)
    listed.set(targetValue(chosen), {
      group: 'Chosen',
      value: targetValue(chosen),
      label,
      about: () => chosen,
    })
  }
  return [...listed.values()]
}
