import Link from 'next/link'
import { useId } from 'react'
import type { PageTitles } from '@/components/board/findings/finding-list'
import type { SheetFinding } from '@/lib/review/domain/sheet-findings'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import styles from './figure-questions.module.css'

type FigureQuestionsProps = {
  findings: readonly SheetFinding[]
  pages: PageTitles
  /** Shows a field of the worksheet. */
  onField: (field: SheetFieldId) => void
}

/** The page of the handbook on figures like these. */
const PAGE = 'back-of-the-envelope'

/** What a colleague would ask about the figures of the worksheet. Choosing one shows the field that it rests on. */
export function FigureQuestions({ findings, pages, onField }: FigureQuestionsProps) {
  const id = useId()
  if (findings.length === 0) return null
  const page = pages[PAGE]
  return (
    <section className={styles.figures} aria-labelledby={id}>
      <h2 id={id}>About the figures in the worksheet</h2>
      <ol>
        {findings.map(({ code, field, message, ask, why }) => (
          <li key={`${code} ${field} ${message}`}>
            <button type="button" title="Show it in the worksheet" onClick={() => onField(field)}>
              <b>{ask}</b>
              <span>{message}</span>
              <small>{why}</small>
            </button>
          </li>
        ))}
      </ol>
      {page !== undefined && (
        <p>
          <Link href={`/handbook/${PAGE}`} prefetch={false}>
            {page}
          </Link>
        </p>
      )}
    </section>
  )
}
