'use client'

import { Button, type ButtonProps } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { ReportDialogProps } from './report-dialog'

// Loaded late, as few users ever need it.
const ReportDialog = dynamic(() => import('./report-dialog').then((file) => file.ReportDialog), {
  ssr: false,
})

type ReportButtonProps = Omit<ReportDialogProps, 'opened' | 'onClose'> &
  Pick<ButtonProps, 'size' | 'variant'> & { label?: string }

/** Opens the form for a report. */
export function ReportButton({
  size = 'xs',
  variant = 'subtle',
  label = 'Report',
  ...report
}: ReportButtonProps) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  if (report.people.length === 0) return null
  return (
    <>
      <Button size={size} variant={variant} onClick={() => setState('open')}>
        {label}
      </Button>
      {state !== 'never' && (
        <ReportDialog opened={state === 'open'} onClose={() => setState('closed')} {...report} />
      )}
    </>
  )
}
