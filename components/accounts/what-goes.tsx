import type { DeletionCounts } from '@/lib/accounts/domain/deletion'
import styles from './accounts.module.css'

/** What is deleted with an account, and what stays with others, in words. */
export function WhatGoes({ counts, done = false }: { counts: DeletionCounts; done?: boolean }) {
  const { ownRooms, sharedRooms, cases, grades } = counts
  // On the receipt they follow the page's own title.
  const Heading = done ? 'h2' : 'h3'
  return (
    <div className={styles.lists}>
      <Heading>{done ? 'Deleted' : 'What is deleted'}</Heading>
      <ul>
        <li>Name, e-mail address, password and settings</li>
        {ownRooms > 0 && (
          <li>{many(ownRooms, 'session or room', 'sessions or rooms')} that nobody else can open</li>
        )}
        <li>Chat messages, private notes and marks in every session</li>
        {cases > 0 && <li>{many(cases, 'case', 'cases')} that you wrote</li>}
        <li>Cards, reading progress, offered hours, bookings, group memberships and blocked people</li>
        <li>E-mails waiting to be sent</li>
      </ul>
      <Heading>
        {done ? 'Kept for others, without a name' : 'What stays with others, without your name'}
      </Heading>
      <ul>
        {sharedRooms > 0 ? (
          <li>
            The board and worksheet of {many(sharedRooms, 'session', 'sessions')} held with others, and your
            case if it was used there. Their text stays as it is.
          </li>
        ) : (
          <li>No sessions: nobody else was in yours.</li>
        )}
        {grades > 0 && (
          <li>The scores given in {many(grades, 'grade', 'grades')} of others’ rounds, without the text</li>
        )}
        <li>In reports to the people who run the site: the date, the reason and the decision</li>
      </ul>
    </div>
  )
}

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`
