import { curlyHtml } from '@/components/ui/format/quotes'
import type { Html } from '@/lib/content/domain/markdown/render-markdown'
import styles from './case-text.module.css'

/** A text of a case, rendered when the case was published. */
export function CaseText({ html }: { html: Html }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only renderMarkdown makes Html, and it escapes what people write
  return <div className={styles.text} dangerouslySetInnerHTML={{ __html: curlyHtml(html) }} />
}
