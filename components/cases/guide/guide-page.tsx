import Link from 'next/link'
import { PageContents } from '@/components/ui/page/page-contents'
import styles from './guide-page.module.css'
import { type GuideContent, guideSections } from './guide-sections'

/** Everything that an interviewer has, and a candidate once the round is over. */
export function GuidePage(content: GuideContent) {
  const sections = guideSections(content)
  const { id, title } = content.guide.case
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Link href={`/cases/${id}`} className={styles.back}>
          {title}
        </Link>
        <h1>Guide and reference design</h1>
      </header>
      <div className={styles.contents}>
        <PageContents parts={sections.map(({ title }) => ({ id: anchor(title), title }))} />
      </div>
      <div className={styles.sections}>
        {sections.map((section) => (
          <section key={section.title} id={anchor(section.title)}>
            <h2>{section.title}</h2>
            {section.content}
          </section>
        ))}
      </div>
    </div>
  )
}

function anchor(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z]+/g, '-')
}
