'use client'

import type * as Y from 'yjs'
import type { Openable } from '@/components/ui/menu/when-opened'
import { applyTemplate, type TemplateText } from '@/lib/content/domain/estimate/apply-template'
import { CALCULATOR_TEMPLATES } from '@/lib/content/domain/estimate/calculator-templates'
import { InsertDrop } from './insert-drop'

const FORMULAS = CALCULATOR_TEMPLATES.map(({ id, title, gives }) => ({ id, title, detail: gives }))

type FormulaDropProps = Openable & { sheet: Y.Text; onPick: (text: TemplateText) => void }

/** The usual formulas, each adapted to what is already on the sheet. */
export function FormulaDrop({ sheet, onPick, ...props }: FormulaDropProps) {
  const pick = (id: string) => {
    const template = CALCULATOR_TEMPLATES.find((candidate) => candidate.id === id)
    if (template) onPick(applyTemplate(sheet.toString(), template))
  }
  return <InsertDrop {...props} label="Formulas" items={FORMULAS} onPick={pick} />
}
