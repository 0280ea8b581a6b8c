import { VisuallyHidden } from '@mantine/core'

/** Announces when five minutes and one minute are left, for those who don't see the clock change. */
export function TimeWarnings({ left, running }: { left: number; running: boolean }) {
  const words =
    !running || left > 300
      ? ''
      : left > 60
        ? 'Five minutes left.'
        : left > 0
          ? 'One minute left.'
          : 'The planned time is over.'
  return (
    <VisuallyHidden role="status" aria-label="Time warning">
      {words}
    </VisuallyHidden>
  )
}
