import { IconEye, IconEyeOff } from '@tabler/icons-react'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/links/link-button'
import { PAST_ROLE_WORDS } from '@/lib/framework/roles'
import type { GuideAccess } from '@/lib/rooms/domain/guide/guide-access'
import { StartForm } from './start-form'
import styles from './start-panel.module.css'

/** A round on the case as a line of the viewer's history. */
export type HistoryLine = {
  roomId: string
  day: string
  minutes: number
  role: keyof typeof PAST_ROLE_WORDS
  open: boolean
}

type StartPanelProps = {
  caseId: string
  /** Null when nobody is signed in. */
  history: readonly HistoryLine[] | null
  access: GuideAccess
  /** Whether the model round is open to them too. */
  hasModel: boolean
  own: boolean
  member: boolean
}

/** How to start a room, and the viewer's earlier rounds on this case. */
export function StartPanel({ caseId, history, access, hasModel, own, member }: StartPanelProps) {
  const Eye = access === 'open' ? IconEye : IconEyeOff
  return (
    <aside className={styles.panel} aria-label="Start a room">
      <h2>Start a room</h2>
      <StartForm caseId={caseId} member={member} />
      <p className={styles.note}>
        <Eye size={15} stroke={1.6} aria-hidden="true" />
        <span>{own && access === 'open' ? OWN_WORDS : ACCESS_WORDS[access]}</span>
      </p>
      {access === 'open' && (
        <LinkButton href={`/cases/${caseId}/guide`} variant="default" fullWidth>
          Guide and reference design
        </LinkButton>
      )}
      {hasModel && (
        <LinkButton href={`/cases/${caseId}/model`} variant="default" fullWidth mt={8}>
          Watch a model round
        </LinkButton>
      )}
      {own && (
        <LinkButton href={`/cases/mine/${caseId}`} variant="default" fullWidth mt={8}>
          Edit
        </LinkButton>
      )}
      {history && <History lines={history} />}
    </aside>
  )
}

const OWN_WORDS = 'You wrote this case, so its guide and reference design are open to you.'

const ACCESS_WORDS: Record<GuideAccess, string> = {
  open: 'You have practised this case, so its guide and reference design are open to you.',
  'answering-now':
    'You have an open round on this case. Its guide and reference design open when that round is over.',
  'not-yet':
    'The guide and reference design are for the interviewer. Candidates can read them after the round.',
}

function History({ lines }: { lines: readonly HistoryLine[] }) {
  return (
    <section className={styles.history} aria-labelledby="case-history">
      <h3 id="case-history">Your history</h3>
      {lines.length === 0 && <p className={styles.none}>You haven’t practised this case.</p>}
      <ul>
        {lines.map(({ roomId, day, minutes, role, open }) => (
          <li key={roomId}>
            <Link href={open ? `/rooms/${roomId}` : `/sessions/${roomId}`}>
              {day}, {minutes} min
            </Link>
            <span>{open ? 'open' : PAST_ROLE_WORDS[role]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
