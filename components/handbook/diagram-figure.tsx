import type { Diagram } from '@/lib/handbook/domain/diagram'
import styles from './diagram-figure.module.css'

/** A diagram, and the same in words. */
export function DiagramFigure({ diagram, title }: { diagram: Diagram; title: string }) {
  const label = `Diagram: ${title}. ${diagram.words.join('. ')}.`
  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
      <section className={styles.picture} aria-label={`Diagram of ${title}`} tabIndex={0}>
        <div
          role="img"
          aria-label={label}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by us from a text, ahead, and kept as a file of ours
          dangerouslySetInnerHTML={{ __html: diagram.svg }}
        />
      </section>
      <details className={styles.words}>
        <summary>The picture in words</summary>
        <ol>
          {diagram.words.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines can be equal, and never move
            <li key={index}>{line}</li>
          ))}
        </ol>
      </details>
    </figure>
  )
}
