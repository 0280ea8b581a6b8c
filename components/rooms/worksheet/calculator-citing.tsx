'use client'

import { IconAlertTriangle, IconBraces } from '@tabler/icons-react'
import type * as Y from 'yjs'
import { type Citation, citableResults, citationsIn } from '@/lib/content/domain/estimate/citations'
import { citationFor } from '@/lib/rooms/client/worksheet/field-insert'
import { useSharedText } from '@/lib/rooms/client/worksheet/use-shared-text'
import { useWriting } from '@/lib/rooms/client/worksheet/use-writing'
import { InsertDrop } from '../layout/late-parts'
import { useCalculationPart } from './calculation-context'
import styles from './calculator.module.css'
import { InsertMenu } from './calculator-insert-menu'
import { SheetTextField } from './sheet-field'

type CitingFieldProps = {
  text: Y.Text
  label: string
  hint: string
  readOnly: boolean
}

/** A field of the worksheet in which `{name}` stands for a result; the cited results are listed below it. */
export function CitingField({ text, label, hint, readOnly }: CitingFieldProps) {
  const writing = useWriting(text)
  const written = useSharedText(text)
  const citations = useCalculationPart(({ lines }) => citationsIn(written, lines))
  const citable = useCalculationPart(({ lines }) => Object.fromEntries(citableResults(lines)))
  const results = Object.entries(citable).map(([name, shown]) => ({
    id: name,
    title: name,
    detail: shown,
    isCode: true,
  }))
  return (
    <>
      <SheetTextField
        text={text}
        writing={writing}
        label={label}
        hint={hint}
        readOnly={readOnly}
        action={
          !readOnly &&
          results.length > 0 && (
            <InsertMenu
              label="Cite"
              icon={IconBraces}
              load={InsertDrop.load}
              menu={(props) => (
                <InsertDrop
                  {...props}
                  label="Cite"
                  items={results}
                  onPick={(name) => writing.insert(citationFor(name, writing.before()))}
                />
              )}
            />
          )
        }
      />
      {citations.length > 0 && (
        <ul className={styles.citations} aria-label={`Results cited in ${label}`}>
          {citations.map((citation) => (
            <Cited key={citation.name} citation={citation} />
          ))}
        </ul>
      )}
    </>
  )
}

function Cited({ citation }: { citation: Citation }) {
  if (citation.kind === 'result')
    return (
      <li className={styles.citation} title={citation.formula ?? undefined}>
        <code>{`{${citation.name}}`}</code> → <strong>{citation.shown}</strong>
      </li>
    )
  return (
    <li className={styles.mistake}>
      <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
      <span>
        <code>{`{${citation.name}}`}</code>{' '}
        {citation.kind === 'mistake'
          ? `has a mistake on line ${citation.line} of Calculations`
          : 'is not the name of a result'}
      </span>
    </li>
  )
}
