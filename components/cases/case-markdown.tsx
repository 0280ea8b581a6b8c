import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import styles from './case-markdown.module.css'

/** The Markdown of a case. Raw HTML in it stays text; headings start below those of the page. */
export function CaseMarkdown({ children }: { children: string }) {
  return (
    <div className={styles.text}>
      <Markdown
        remarkPlugins={[remarkGfm]}
        components={{
          h3: 'h4',
          // Wide tables scroll by themselves; focusable, so that they do with the keyboard too.
          table: ({ children: rows }) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
            <section className={styles.scroll} aria-label="Table" tabIndex={0}>
              <table>{rows}</table>
            </section>
          ),
        }}
      >
        {children}
      </Markdown>
    </div>
  )
}
