import Link from 'next/link'
import { PageLinks } from '@/components/handbook/page-links'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { LinkButton } from '@/components/ui/links/link-button'
import type { PublicCase } from '@/lib/cases/domain/case'
import type { GuideAccess } from '@/lib/rooms/domain/guide/guide-access'
import { CaseFacts } from './case-facts'
import styles from './case-page.module.css'
import { ChosenLengthProvider } from './chosen-length'
import { type PlanView, RoundPlan } from './round-plan'
import { type HistoryLine, StartPanel } from './start-panel'

type CasePageProps = {
  case: PublicCase
  version: number
  plans: readonly [PlanView, ...PlanView[]]
  history: readonly HistoryLine[] | null
  access: GuideAccess
  /** Whether the case's model round is open to the viewer. */
  hasModel: boolean
  /** Whether the viewer wrote it. */
  own: boolean
  /** Whether the viewer has an account. */
  member: boolean
  /** Handbook pages about it, for viewers who may read the guide. */
  pages: readonly { id: string; title: string; line: string }[]
}

/** The part of a case that anybody may see before a round: the prompt, the plan, and how to start a room. */
export function CasePage({
  case: shown,
  version,
  plans,
  history,
  access,
  hasModel,
  own,
  member,
  pages,
}: CasePageProps) {
  const [first, ...others] = plans
  return (
    <ChosenLengthProvider lengths={[first.minutes, ...others.map(({ minutes }) => minutes)]}>
      <div className={styles.page}>
        <header className={styles.head}>
          <Link href="/cases" className={styles.back}>
            Cases
          </Link>
          <h1 className={styles.title}>{shown.title}</h1>
          <CaseFacts case={shown} version={version} />
          <blockquote className={styles.prompt}>{curlyQuotes(shown.prompt)}</blockquote>
        </header>
        <div className={styles.plan}>
          <RoundPlan plans={plans} />
          {pages.length > 0 && (
            <section className={styles.pages} aria-labelledby="case-pages">
              <h2 id="case-pages">In the handbook</h2>
              <PageLinks pages={pages} />
              <LinkButton href={`/drills/cards?case=${shown.id}`} variant="default" mt={12}>
                Drill this case
              </LinkButton>
            </section>
          )}
        </div>
        <StartPanel
          caseId={shown.id}
          history={history}
          access={access}
          hasModel={hasModel}
          own={own}
          member={member}
        />
      </div>
    </ChosenLengthProvider>
  )
}
