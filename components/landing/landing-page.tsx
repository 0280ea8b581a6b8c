import { IconArrowRight } from '@tabler/icons-react'
import { DueCards, type DueCount } from '@/components/drills/due-cards'
import { GradeChip } from '@/components/marks/grade-chip'
import { PointMark } from '@/components/marks/point-mark'
import { Ruler } from '@/components/marks/ruler'
import { CopyButton } from '@/components/ui/copy-button'
import { AheadLink } from '@/components/ui/links/ahead-link'
import { LinkButton } from '@/components/ui/links/link-button'
import { Logo } from '@/components/ui/page/logo'
import { EVIDENCE, POINT_ROWS, SHORT_ROUND } from './landing-content'
import styles from './landing-page.module.css'
import { RoomPreview } from './room-preview'
import { TryForm } from './try-form'

const COMMAND = 'npm install && npm start'

type LandingPageProps = {
  signedIn: boolean
  /** Number of cards due today; null for visitors, whose browser counts them. */
  drills: DueCount | null
}

/** Shows what Threepoint is rather than claiming it: the room, the method, the grades, the command. */
export function LandingPage({ signedIn, drills }: LandingPageProps) {
  return (
    <>
      <div className={styles.page}>
        <Hero signedIn={signedIn} drills={drills} />
        <section className={styles.shot} aria-label="The room">
          <RoomPreview />
          <p className={styles.caption}>
            The room as the candidate sees it, minute 26 of 45. The interviewer has a guide on the left
            instead.
          </p>
        </section>
        <Method />
        <Evidence />
        <Hosting />
      </div>
      <footer className={styles.footer}>
        <div className={styles.footerInner}>
          <span>
            <Logo size={18} />
            Threepoint
          </span>
          <AheadLink href="/cases">Cases</AheadLink>
          <AheadLink href="/check">Check a drawing</AheadLink>
          {signedIn ? (
            <AheadLink href="/sessions">Sessions</AheadLink>
          ) : (
            <AheadLink href="/signup">Create account</AheadLink>
          )}
        </div>
      </footer>
    </>
  )
}

/**
 * The first button starts a solo round for visitors, who need no account for it, and a new room for signed-in users.
 */
function Hero({ signedIn, drills }: LandingPageProps) {
  return (
    <section className={styles.hero}>
      <h1 className={styles.headline}>
        Why, then what,
        <br />
        then <span className={styles.hand}>draw.</span>
      </h1>
      <div>
        <p className={styles.lead}>
          Threepoint runs mock system design interviews on a shared whiteboard: a clock both of you can see, a
          guide for the interviewer, and grades with their evidence afterwards.
        </p>
        <div className={styles.start}>
          {signedIn && (
            <LinkButton href="/rooms/new" h={48} px={22} fz={16} rightSection={<IconArrowRight size={18} />}>
              Start a room
            </LinkButton>
          )}
          <TryForm signedIn={signedIn} leads={!signedIn} />
        </div>
        <div className={styles.actions}>
          {!signedIn && <AheadLink href="/signup?next=/rooms/new">Start a room</AheadLink>}
          {/* Preloading it would add some kilobytes to the page. */}
          <AheadLink href="/watch">Watch a round</AheadLink>
          <AheadLink href="/practice">Find a partner</AheadLink>
          <AheadLink href="/cases">Browse the cases</AheadLink>
          <AheadLink href="/check">Check a drawing</AheadLink>
        </div>
        <DueCards account={drills} />
      </div>
    </section>
  )
}

function Method() {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>
        The usual mistake
        <br /> is to draw first.
      </h2>
      <div className={styles.points}>
        {POINT_ROWS.map(({ point, title, text, probe }) => (
          <div key={point} className={styles.point}>
            <span className={styles.word}>
              <PointMark points={[point]} size={44} />
              {point.toUpperCase()}
            </span>
            <div>
              <h3 className={styles.pointTitle}>{title}</h3>
              <p className={styles.pointText}>{text}</p>
            </div>
            <p className={styles.probe}>“{probe}”</p>
          </div>
        ))}
      </div>
      <div className={styles.scale}>
        <Ruler segments={SHORT_ROUND} height={34} labels />
        <p className={styles.caption}>
          A 35-minute round, drawn to scale. The first entity is named at minute 17, and the diagram starts at
          30.
        </p>
      </div>
    </section>
  )
}

function Evidence() {
  return (
    <section className={`${styles.section} ${styles.split}`}>
      <div>
        <h2 className={styles.heading}>Afterwards, the evidence.</h2>
        <p className={styles.text}>
          Seven dimensions from 1 to 4, each with what was seen or said. Your grade and your partner’s stay
          hidden until both are in. Board, worksheet, chat and the minutes of every step are kept with them.
        </p>
      </div>
      <div className={styles.evidence}>
        {EVIDENCE.map(({ points, dimension, self, partner, note }) => (
          <div key={dimension} className={styles.row}>
            <div className={styles.rowHead}>
              <PointMark points={points} />
              <span className={styles.dimension}>{dimension}</span>
              <span className={styles.who}>self</span>
              <GradeChip value={self} />
              <span className={styles.who}>Mara</span>
              <GradeChip value={partner} />
            </div>
            <p className={styles.note}>{note}</p>
          </div>
        ))}
      </div>
    </section>
  )
}

function Hosting() {
  return (
    <section className={`${styles.section} ${styles.split} ${styles.last}`}>
      <div>
        <h2 className={styles.heading}>Yours to run.</h2>
        <p className={styles.text}>
          One Node process, Postgres included. No account elsewhere, and nothing leaves your machine. Run this
          in the source folder.
        </p>
      </div>
      <div className={styles.command}>
        <p>
          <span className={styles.quiet}>$ </span>
          {COMMAND}
        </p>
        <p className={styles.quiet}>Threepoint is ready: http://localhost:3000</p>
        <div className={styles.copy}>
          <CopyButton value={COMMAND} label="Copy" h={44} />
        </div>
      </div>
    </section>
  )
}
