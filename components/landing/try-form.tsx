import { Button } from '@mantine/core'
import { GUEST_ROOMS_DAYS } from '@/lib/rooms/domain/round/room-limits'
import styles from './try-form.module.css'

type TryFormProps = {
  signedIn: boolean
  /** Whether the first button is the page's primary action. */
  leads: boolean
}

/** Starts a room with one click. A plain form, so it works before the page's scripts run. */
export function TryForm({ signedIn, leads }: TryFormProps) {
  const size = { type: 'submit', name: 'try', h: 48, px: 22, fz: 16 } as const
  return (
    <form action="/api/start" method="post" className={styles.form}>
      <div className={styles.buttons}>
        <Button {...size} value="round" {...(!leads && { variant: 'default' })}>
          Start a solo round
        </Button>
        <Button {...size} value="step" variant="default">
          Try one step (10 minutes)
        </Button>
      </div>
      {!signedIn && (
        <p className={styles.note}>
          No account needed. Create one later to keep the round; without one, it is deleted after{' '}
          {GUEST_ROOMS_DAYS} days.
        </p>
      )}
    </form>
  )
}
