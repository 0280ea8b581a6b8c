import { VisuallyHidden } from '@mantine/core'

/** Says at five minutes and at one that time runs out, for those who don't see the clock change its weight. */
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
