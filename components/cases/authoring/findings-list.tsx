import type { Finding, Severity } from '@/lib/content/domain/finding'
import { capFindings } from './cap-findings'
import styles from './editor-panels.module.css'

const TITLES: Record<Severity, string> = {
  error: 'Fix before publishing',
  standard: 'Required of the library’s own cases',
  warning: 'Worth a look',
}

/** Findings of the checks, the most severe first. Each leads to its line. */
export function FindingsList({
  findings,
  onGo,
}: {
  findings: readonly Finding[]
  onGo: (line: number) => void
}) {
  if (findings.length === 0) return <p className={styles.quiet}>No problems.</p>
  const { groups, more } = capFindings(findings)
  return (
    <>
      {groups.map(([severity, group]) => {
        const title = TITLES[severity]
        return (
          <section key={severity} className={styles.group} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {group.map(({ line, message }) => (
                <li key={`${line} ${message}`}>
                  <button type="button" className={styles.finding} onClick={() => onGo(line)}>
                    <code>{line}</code>
                    <span>{message}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {more > 0 && <p className={styles.quiet}>and {more} more. They appear as you fix these.</p>}
    </>
  )
}
