'use client'

import { Button } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { SkeletonLines } from '@/components/ui/skeleton'
import { submitGradeAction } from '@/lib/grading/actions'
import type { Pointer } from '@/lib/grading/domain/grade'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { GradeForm } from './form/grade-form'
import type { BesideGrade } from './grade-row'
import { GradeSheet } from './grade-sheet'
import styles from './grades-panel.module.css'
import { GradesState } from './grades-state'
import type { PointerTargets } from './pointer-words'

type GradesPanelProps = {
  roomId: string
  /** The viewer, who grades if a grade is due. */
  viewerId: string
  grading: GradingView
  targets: PointerTargets
  /** The latest date on which the grades open, in the viewer's zone. */
  opensOn: string
  /** What is pointed at now. */
  shown: Pointer | null
  onShow: (pointer: Pointer) => void
  /** Rendered after the evidence of a grade. */
  beside?: BesideGrade | undefined
}

/** The grades of a session: the form while the viewer's own is due, then whatever they may see of all grades. */
export function GradesPanel(props: GradesPanelProps) {
  const { grading, opensOn, roomId, viewerId: graderId } = props
  const { form, columns, released } = grading
  const mounted = useMounted()
  const [regrading, setRegrading] = useState(false)
  const own = columns.find(({ mine }) => mine)
  const writing = form !== null && (own?.status === 'awaited' || regrading)

  // The form is long: once it is gone, its replacement is shown from the top.
  const root = useRef<HTMLDivElement>(null)
  const wrote = useRef(writing)
  useEffect(() => {
    if (wrote.current && !writing) root.current?.scrollIntoView({ block: 'start' })
    wrote.current = writing
  }, [writing])

  if (form && writing) {
    return (
      <div ref={root}>
        {columns.length > 1 && <GradesState grading={grading} opensOn={opensOn} />}
        {mounted ? (
          <GradeForm
            grading={grading}
            targets={props.targets}
            draftKey={`threepoint.grade.${roomId}.${graderId}`}
            submit={(submission) => submitGradeAction({ roomId, graderId, submission })}
            form={form}
            onCancel={regrading ? () => setRegrading(false) : undefined}
            onDone={() => setRegrading(false)}
          />
        ) : (
          <div className={styles.waiting}>
            <SkeletonLines count={6} />
          </div>
        )}
      </div>
    )
  }
  return (
    <div ref={root}>
      <GradesState grading={grading} opensOn={opensOn} />
      <GradeSheet
        grading={grading}
        parts={props.targets.parts}
        shown={props.shown}
        onShow={props.onShow}
        beside={props.beside}
      />
      {form && (
        <div className={styles.again}>
          <Button variant="default" onClick={() => setRegrading(true)}>
            {released ? 'Grade it again' : 'Change my grade'}
          </Button>
        </div>
      )}
    </div>
  )
}
