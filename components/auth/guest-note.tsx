import { LinkButton } from '@/components/ui/links/link-button'
import styles from './guest-note.module.css'

/** Tells guests how to keep their sessions. @param next where to go after signing up */
export function GuestNote({ next }: { next: string }) {
  return (
    <aside className={styles.note} aria-label="You are a guest">
      <p>You are here as a guest: only this browser can open this session. An account keeps it for you.</p>
      <LinkButton href={`/signup?next=${encodeURIComponent(next)}`} variant="default" h={36}>
        Create account
      </LinkButton>
    </aside>
  )
}
