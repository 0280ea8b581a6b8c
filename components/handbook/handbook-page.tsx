import Link from 'next/link'
import { CaseText } from '@/components/cases/case-text'
import { EstimatesTable } from '@/components/cases/guide/estimates-table'
import { AheadLink } from '@/components/ui/links/ahead-link'
import { PageContents } from '@/components/ui/page/page-contents'
import type { PreparedPage } from '@/lib/handbook/domain/prepare-page'
import { Cards } from './cards'
import { CodeText } from './code-text'
import { DiagramFigure } from './diagram-figure'
import styles from './handbook-page.module.css'
import { ReadMark } from './read-mark'
import { StagePages } from './stage-pages'

const SAY_FONT = new URL('../ui/fonts/newsreader.woff2', import.meta.url).pathname

type Linked = { id: string; title: string }

type HandbookPageProps = {
  page: PreparedPage
  stage: { id: string; title: string; pages: readonly Linked[] }
  before: Linked | null
  after: Linked | null
  related: { pages: readonly Linked[]; cases: readonly Linked[] }
  /** The pages that the reader's account has as read; null for visitors. */
  account: readonly string[] | null
}

/** A page of the handbook, from the problem to the cards. */
export function HandbookPage({ page, stage, before, after, related, account }: HandbookPageProps) {
  const parts = [
    ...page.sections.map(({ anchor, title }) => ({ id: anchor, title })),
    { id: 'cards', title: 'Cards' },
    { id: 'related', title: 'Related' },
  ]
  return (
    <div className={styles.page}>
      {/* Spoken lines have a font of their own. If it were loaded late, the first lines would wrap again. */}
      {page.sections[0]?.before.includes('<em>') && (
        <link rel="preload" as="font" type="font/woff2" href={SAY_FONT} crossOrigin="anonymous" />
      )}
      <div className={styles.stage}>
        <StagePages stage={stage} pages={stage.pages} current={page.id} account={account} />
      </div>
      <article className={styles.article}>
        <header className={styles.head}>
          <AheadLink href="/handbook" className={styles.back}>
            Handbook
          </AheadLink>
          <h1>{page.title}</h1>
          <ul className={styles.facts} aria-label="About this page">
            <li>{page.kind}</li>
            <li className={styles.minutes}>{page.minutes} min</li>
            <li>{stage.title}</li>
            {before && (
              <li>
                after <AheadLink href={`/handbook/${before.id}`}>{before.title}</AheadLink>
              </li>
            )}
          </ul>
          <p className={styles.summary}>
            <CodeText>{page.summary}</CodeText>
          </p>
        </header>
        {page.sections.map(({ anchor, title, before: text, diagram, after: rest }) => (
          <section key={anchor} id={anchor} className={styles.section}>
            <h2>
              <a href={`#${anchor}`}>{title}</a>
            </h2>
            <CaseText html={text} />
            {diagram && <DiagramFigure diagram={diagram} title={page.title} />}
            {diagram && page.graph && (
              <p className={styles.find}>
                <Link href={`/check?pattern=${page.id}`} prefetch={false}>
                  Find its parts in your drawing
                </Link>
              </p>
            )}
            {rest && <CaseText html={rest} />}
            {title === 'Worked example' && <Sums page={page} />}
          </section>
        ))}
        {page.kind === 'guide' && <Sums page={page} />}
        <Cards page={page.id} cards={page.cards} />
        <Related {...related} />
        <ReadMark page={page.id} account={account} />
        <nav className={styles.onward} aria-label="Along the path">
          {before && (
            <Link href={`/handbook/${before.id}`} prefetch={false}>
              <small>Before</small>
              {before.title}
            </Link>
          )}
          {after && (
            <Link href={`/handbook/${after.id}`} prefetch={false} className={styles.next}>
              <small>Next</small>
              {after.title}
            </Link>
          )}
        </nav>
      </article>
      <div className={styles.contents}>
        <PageContents parts={parts} />
      </div>
    </div>
  )
}

function Sums({ page }: { page: PreparedPage }) {
  if (page.estimates.length === 0) return null
  return (
    <details className={styles.sums}>
      <summary>Every number, with its sum</summary>
      <EstimatesTable lines={page.estimates} />
    </details>
  )
}

function Related({ pages, cases }: HandbookPageProps['related']) {
  return (
    <section className={styles.related} id="related" aria-labelledby="related-title">
      <h2 id="related-title">Related</h2>
      <div>
        <LinkList title="Pages" links={pages} path="/handbook" />
        <LinkList title="Cases to practise it" links={cases} path="/cases" />
      </div>
    </section>
  )
}

function LinkList({ title, links, path }: { title: string; links: readonly Linked[]; path: string }) {
  if (links.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {links.map(({ id, title: name }) => (
          <li key={id}>
            <Link href={`${path}/${id}`} prefetch={false}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
