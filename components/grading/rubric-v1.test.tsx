import { readFileSync } from 'node:fs'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { GradeForm } from './form/grade-form'
import { GradeSheet } from './grade-sheet'
import type { PointerTargets } from './pointer-words'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: vi.fn() }) }))

const FOLDER = 'tests/fixtures/rubric-v1'
const nothing = () => undefined

const targets: PointerTargets = {
  elapsed: 1_200_000,
  moments: [{ elapsed: 300_000, text: 'Questions' }],
  notes: [{ elapsed: 312_000, text: 'asks who pays' }],
  parts: [{ id: 'booking', label: 'Booking service' }],
}

/** The server's response when it was recorded. */
function viewIn(file: string): GradingView {
  return JSON.parse(readFileSync(`${FOLDER}/${file}.view.txt`, 'utf8'))
}

/** Markup with one element per line, so that a difference is readable. */
function markup(node: ReactNode): string {
  const html = renderToStaticMarkup(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      {node}
    </MantineProvider>,
  )
  return `${html.replaceAll('><', '>\n<')}\n`
}

test.each(['open-for-candidate', 'open-for-interviewer', 'waiting-for-candidate'])(
  '[GR19] the sheet of a v1 session is drawn as before: %s',
  async (file) => {
    const sheet = <GradeSheet grading={viewIn(file)} parts={targets.parts} shown={null} onShow={nothing} />
    await expect(markup(sheet)).toMatchFileSnapshot(`../../${FOLDER}/sheet-${file}.txt`)
  },
)

test.each(['nothing-in-for-candidate', 'nothing-in-for-interviewer', 'waiting-for-candidate'])(
  '[GR19] the form of a v1 session is drawn as before: %s',
  async (file) => {
    const grading = viewIn(file)
    if (!grading.form) throw new Error('There is no form in this view')
    const form = (
      <GradeForm
        draftKey="draft"
        submit={async () => ({ ok: true })}
        grading={grading}
        form={grading.form}
        targets={targets}
        onDone={nothing}
      />
    )
    await expect(markup(form)).toMatchFileSnapshot(`../../${FOLDER}/form-${file}.txt`)
  },
)
