import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { markdownProblems } from './markdown-problems'

declare const rendered: unique symbol

/** HTML that `renderMarkdown` made: nothing else may be put into a page as it is. */
export type Html = string & { readonly [rendered]: true }

/** References can repeat a long address many times. Beyond this a text is shown as it was written. */
const MOST_HTML = 200_000

/** Raw HTML stays text, and images stay links: a page loads nothing that an author names. */
const SYNTAX = [gfm(), { disable: { null: ['htmlFlow', 'htmlText', 'labelStartImage'] } }]
const FOLLOWED = /^(?:https?:\/\/|mailto:|#)/i

/** The Markdown of a case as HTML. What is beyond the limits is shown as it was written, with a sentence. */
export function renderMarkdown(markdown: string): Html {
  if (markdownProblems(markdown, 1).length > 0) return renderPlain(markdown)
  const html = micromark(markdown, { extensions: SYNTAX, htmlExtensions: [gfmHtml()] })
  return html.length > MOST_HTML ? renderPlain(markdown) : (fitToPage(html) as Html)
}

/** A text as it was written, for when it cannot be shown as Markdown. */
export function renderPlain(text: string): Html {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<p>This text is too involved to be laid out, so here it stands as it was written.</p><pre>${escaped}</pre>` as Html
}

/**
 * Every `<` that the author wrote is escaped by now, so what looks like a tag is one that the parser made. Headings go
 * below those of the page; wide tables scroll by themselves, and can take the focus so that they do with the keyboard.
 */
function fitToPage(html: string): string {
  return (
    html
      .replaceAll(
        /<(\/?)h([1-6])\b/g,
        (_, end: string, depth: string) => `<${end}h${Math.max(4, Number(depth))}`,
      )
      // The corner of a table that has names on two sides heads nothing.
      .replaceAll(/<th(?: align="\w+")?><\/th>/g, '<td></td>')
      .replaceAll('<table>', '<section tabindex="0"><table>')
      .replaceAll('<pre>', '<pre tabindex="0">')
      .replaceAll('</table>', '</table></section>')
      .replaceAll(/<a href="([^"]*)"/g, (_, address: string) =>
        FOLLOWED.test(address) ? `<a href="${address}" rel="noopener nofollow"` : '<a',
      )
  )
}
