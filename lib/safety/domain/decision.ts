import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'
import { storedText } from '@/lib/shared/stored-text'
import type { ReportReason } from './report'
import type { ReportedRecord } from './reported-record'

export const REPORT_OUTCOMES = ['closed', 'warned', 'suspended', 'lifted'] as const
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number]

export const OUTCOME_WORDS: Record<ReportOutcome, { choice: string; done: string; about: string }> = {
  closed: { choice: 'Close it', done: 'Closed', about: 'Nothing else happens, and nobody is notified.' },
  warned: {
    choice: 'Warn the person',
    done: 'Warned',
    about: 'They get your message. Nothing else changes.',
  },
  suspended: {
    choice: 'Suspend the person',
    done: 'Suspended',
    about:
      'Until you lift it, they cannot find partners or review others. Their booked rounds are cancelled. They get your message.',
  },
  lifted: { choice: 'Lift the suspension', done: 'Suspension lifted', about: 'They can meet others again.' },
}

/** Longest reason and longest message, in characters. */
export const DECISION_LIMIT = 2_000

const words = () => storedText().trim().max(DECISION_LIMIT, `Use at most ${DECISION_LIMIT} characters.`)

export const decisionSchema = z
  .strictObject({
    reportId: idSchema,
    outcome: z.enum(REPORT_OUTCOMES, 'Choose an outcome.'),
    /** For the log of those who run the site. */
    note: words().min(1, 'Give a reason for the log.'),
    /** For the person it is about. */
    message: words(),
  })
  .refine(({ outcome, message }) => outcome === 'closed' || message.length > 0, {
    message: 'Write a message to the person.',
    path: ['message'],
  })
export type NewDecision = z.output<typeof decisionSchema>

/** A decision as the log shows it. */
export type LoggedDecision = {
  id: string
  /** Ms since 1970. */
  at: number
  by: string
  outcome: ReportOutcome
  note: string
  message: string
}

/** A report in the queue. */
export type QueuedReport = {
  id: string
  at: number
  reporter: string
  reported: string
  title: string
  reason: ReportReason
  text: string
  hasRecord: boolean
  /** The newest decision; null while it is open. */
  decision: LoggedDecision | null
}

/** What those who run the site see of all reports. */
export type ReportDesk = {
  open: number
  /** Open or decided ones, as was asked. */
  reports: QueuedReport[]
  /** What candidates wrote for those who run the site, in their feedback. */
  notes: { at: number; by: string; about: string; title: string; text: string }[]
}

/** One report with all that it brought along. */
export type ReportView = QueuedReport & {
  place: 'room' | 'review' | 'match' | 'ask' | 'comment'
  /** Neither has an account any more where false. */
  hasPerson: boolean
  suspended: boolean
  record: ReportedRecord | null
  decisions: LoggedDecision[]
  /** Other reports about the same person. */
  others: { id: string; at: number; title: string; decided: boolean }[]
}
