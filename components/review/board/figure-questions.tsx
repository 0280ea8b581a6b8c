import Link from 'next/link'
import { useId } from 'react'
import type { PageTitles } from '@/components/board/findings/finding-list'
import type { Pointing, Target } from '@/components/board/findings/use-pointing'
import type { FigureFinding } from '@/lib/review/domain/figure-findings'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import styles from './figure-questions.module.css'

type FigureQuestionsProps = {
  findings: readonly FigureFinding[]
  pages: PageTitles
  /** Shows a worksheet field. */
  onField: (field: SheetFieldId) => void
  /** The part of the board that is pointed at. */
  pointing: Pointing
}

/** The handbook page about figures like these. */
const PAGE = 'back-of-the-envelope'

/**
 * What a colleague would ask about the figures. Selecting a question shows the field or the text on the board that it
 * rests on.
 */
export function FigureQuestions({ findings, pages, onField, pointing }: FigureQuestionsProps) {
  const id = useId()
  if (findings.length === 0) return null
  const page = pages[PAGE]
  return (
    <section className={styles.figures} aria-labelledby={id}>
      <h2 id={id}>About the figures</h2>
      <ol>
        {findings.map((finding) => (
          <li key={keyOf(finding)}>
            <FigureQuestion finding={finding} onField={onField} pointing={pointing} />
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

type FigureQuestionProps = Pick<FigureQuestionsProps, 'onField' | 'pointing'> & { finding: FigureFinding }

function FigureQuestion({ finding, onField, pointing }: FigureQuestionProps) {
  const { place, ask, message, why } = finding
  const words = (
    <>
      <b>{ask}</b>
      <span>{message}</span>
      <small>{why}</small>
    </>
  )
  if (place.in === 'sheet')
    return (
      <button type="button" title="Show it in the worksheet" onClick={() => onField(place.field)}>
        {words}
      </button>
    )
  const target: Target = { key: keyOf(finding), elements: [place.element] }
  const chosen = pointing.chosen?.key === target.key
  return (
    <button
      type="button"
      title="Show it on the board"
      aria-pressed={chosen}
      onClick={() => pointing.choose(chosen ? null : target)}
      {...pointing.bind(target)}
    >
      {words}
    </button>
  )
}

/** One text may produce several findings of one kind. */
function keyOf({ code, place, message }: FigureFinding): string {
  return `${code} ${place.in === 'sheet' ? place.field : place.element} ${message}`
}
