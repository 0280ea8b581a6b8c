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

/** Maximum length of a reason and of a message, in characters. */
export const DECISION_LIMIT = 2_000

const words = () => storedText().trim().max(DECISION_LIMIT, `Use at most ${DECISION_LIMIT} characters.`)

export const decisionSchema = z
  .strictObject({
    reportId: idSchema,
    outcome: z.enum(REPORT_OUTCOMES, 'Choose an outcome.'),
    /** For the administrators' log. */
    note: words().min(1, 'Give a reason for the log.'),
    /** For the person concerned. */
    message: words(),
  })
  .refine(({ outcome, message }) => outcome === 'closed' || message.length > 0, {
    message: 'Write a message to the person.',
    path: ['message'],
  })
export type NewDecision = z.output<typeof decisionSchema>

/** A decision as shown in the log. */
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
  /** The latest decision; null while it is open. */
  decision: LoggedDecision | null
}

/** The administrators' view of all reports. */
export type ReportDesk = {
  open: number
  /** Open or decided ones, as requested. */
  reports: QueuedReport[]
  /** Candidates' notes to the administrators, from their feedback. */
  notes: { at: number; by: string; about: string; title: string; text: string }[]
}

/** One report with everything attached to it. */
export type ReportView = QueuedReport & {
  place: 'room' | 'review' | 'match' | 'ask' | 'comment'
  /** False if the account has been deleted. */
  hasPerson: boolean
  suspended: boolean
  record: ReportedRecord | null
  decisions: LoggedDecision[]
  /** Other reports about the same person. */
  others: { id: string; at: number; title: string; decided: boolean }[]
}
