'use client'

import { NativeSelect, Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { reportAction } from '@/lib/safety/actions'
import {
  REPORT_LIMIT,
  REPORT_REASON_WORDS,
  REPORT_REASONS,
  type ReportReason,
  type ReportTarget,
} from '@/lib/safety/domain/report'
import styles from './report-dialog.module.css'

/** A person who may be reported, and how the viewer met them. */
export type Reportable = { name: string; target: ReportTarget }

export type ReportDialogProps = {
  opened: boolean
  onClose: () => void
  /** At least one. */
  people: readonly Reportable[]
  /** The record that would be attached; null if there is none. */
  record: string | null
  /** Blocking is offered: the viewer knows who it is. */
  canBlock: boolean
}

/** Asks what went wrong with a person. The text stays until it is sent, however often the dialog is closed. */
export function ReportDialog({ opened, onClose, people, record, canBlock }: ReportDialogProps) {
  const { pending, problem, failure, run, clear } = useAction()
  const [whom, setWhom] = useState(0)
  const [reason, setReason] = useState<ReportReason | null>(null)
  const [text, setText] = useState('')
  const [attach, setAttach] = useState(true)
  const [block, setBlock] = useState(false)
  const [missing, setMissing] = useState<string | null>(null)
  const [sent, setSent] = useState(false)
  const group = useId()
  const person = people[whom] ?? people[0]
  const send = async () => {
    if (!person) return
    if (!reason || !text.trim()) {
      clear()
      setMissing(reason ? 'Say what happened. A sentence or two is enough.' : 'Choose what it is about.')
      return
    }
    setMissing(null)
    const report = {
      target: person.target,
      reason,
      text,
      attach: attach && record !== null,
      block: block && canBlock,
    }
    if (!(await run(() => reportAction(report)))) return
    setSent(true)
    setText('')
  }
  const close = () => {
    onClose()
    setSent(false)
  }
  if (sent)
    return (
      <ConfirmDialog
        opened={opened}
        title="Your report is sent"
        confirm={null}
        cancel="Close"
        onConfirm={close}
        onClose={close}
      >
        <p role="status">
          The people who run this site will read it. The person is not told. Your settings show when it has
          been looked at.
        </p>
      </ConfirmDialog>
    )
  return (
    <ConfirmDialog
      opened={opened}
      title={people.length === 1 ? `Report ${person?.name}` : 'Report somebody'}
      confirm="Send report"
      cancel="Cancel"
      pending={pending}
      problem={missing ?? (failure?.fields ? (Object.values(failure.fields)[0] ?? problem) : problem)}
      onConfirm={() => void send()}
      onClose={close}
    >
      <div className={styles.form}>
        <p>The people who run this site read what you send. The person is not told.</p>
        {people.length > 1 && (
          <NativeSelect
            label="Who"
            value={whom}
            onChange={(event) => setWhom(Number(event.currentTarget.value))}
            data={people.map(({ name }, index) => ({ value: String(index), label: name }))}
          />
        )}
        <fieldset className={styles.reasons}>
          <legend>What is it about?</legend>
          {REPORT_REASONS.map((one) => (
            <label key={one} className={styles.choice}>
              <input type="radio" name={group} checked={reason === one} onChange={() => setReason(one)} />
              <span>{REPORT_REASON_WORDS[one]}</span>
            </label>
          ))}
        </fieldset>
        <Textarea
          label="What happened?"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={REPORT_LIMIT}
          autosize
          minRows={3}
          maxRows={8}
        />
        {record && (
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={attach}
              onChange={(event) => setAttach(event.currentTarget.checked)}
            />
            <span>Send {record} too, as you see it. Private notes and grades are never included.</span>
          </label>
        )}
        {canBlock && (
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={block}
              onChange={(event) => setBlock(event.currentTarget.checked)}
            />
            <span>Block {person?.name} too: you two will never be matched again.</span>
          </label>
        )}
      </div>
    </ConfirmDialog>
  )
}
