'use client'

import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { PointMark } from '@/components/ui/point-mark'
import { canEditWork } from '@/lib/rooms/domain/permissions'
import { SHEET_FIELDS, type SheetFieldId, sheetText } from '@/lib/rooms/domain/worksheet'
import { useScene } from './room-context'
import { SheetField } from './sheet-field'
import styles from './worksheet.module.css'

/** The 3-Points worksheet, shared live. The section of the current step opens by itself. */
export function Worksheet() {
  const { connection, room, me, step, sheetGeneration } = useScene()
  const [open, setOpen] = useState<ReadonlySet<SheetFieldId>>(() => fieldsOf(step))
  const lines = useLineCounts(sheetGeneration)
  const readOnly = !canEditWork(me) || room.clock.status === 'ended'
  useEffect(() => setOpen((before) => new Set([...before, ...fieldsOf(step)])), [step])

  const toggle = (id: SheetFieldId) =>
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <section className={styles.sheet} aria-label="Worksheet">
      {SHEET_FIELDS.map((field) => {
        const isOpen = open.has(field.id)
        return (
          <div key={field.id} className={styles.section}>
            <h3>
              <button type="button" aria-expanded={isOpen} onClick={() => toggle(field.id)}>
                {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
                <PointMark points={field.points} />
                {field.title}
                <span className={styles.count}>{lineWords(lines[field.id] ?? 0)}</span>
              </button>
            </h3>
            {isOpen && (
              <div className={styles.body}>
                <SheetField
                  text={sheetText(connection.sheet.doc, field.id)}
                  label={field.title}
                  hint={field.hint}
                  readOnly={readOnly}
                />
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}

function fieldsOf(step: string | null): ReadonlySet<SheetFieldId> {
  return new Set(
    SHEET_FIELDS.filter((field) => field.step === (step ?? 'questions')).map((field) => field.id),
  )
}

function lineWords(lines: number): string {
  return lines === 0 ? '' : lines === 1 ? '1 line' : `${lines} lines`
}

function useLineCounts(generation: number): Partial<Record<SheetFieldId, number>> {
  const { connection } = useScene()
  const [counts, setCounts] = useState<Partial<Record<SheetFieldId, number>>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document is another one after each generation
  useEffect(() => {
    const { doc } = connection.sheet
    const count = () =>
      setCounts(
        Object.fromEntries(
          SHEET_FIELDS.map(({ id }) => [
            id,
            doc
              .getText(id)
              .toString()
              .split('\n')
              .filter((line) => line.trim()).length,
          ]),
        ),
      )
    count()
    doc.on('update', count)
    return () => doc.off('update', count)
  }, [connection, generation])
  return counts
}
