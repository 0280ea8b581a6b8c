import Link from 'next/link'
import styles from './page-links.module.css'

/** Related handbook pages. */
export function PageLinks({ pages }: { pages: readonly { id: string; title: string; line: string }[] }) {
  return (
    <ul className={styles.links}>
      {pages.map(({ id, title, line }) => (
        <li key={id}>
          <Link href={`/handbook/${id}`} prefetch={false}>
            {title}
          </Link>
          <span>{line}</span>
        </li>
      ))}
    </ul>
  )
}
