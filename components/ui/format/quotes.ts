/**
 * An author's text with typographic quotes instead of straight ones. Case files use straight quotes, so all their texts
 * are passed through this, or through `curlyHtml`, before they are shown.
 * @param before the text right before it, where it is a part of a longer text
 */
export function curlyQuotes(text: string, before = ''): string {
  return `${before}${text}`
    .replaceAll(/(^|[\s([{–—-])('?)"/g, '$1$2“')
    .replaceAll('"', '”')
    .replaceAll(/(^|[\s([{–—“-])'/g, '$1‘')
    .replaceAll("'", '’')
    .slice(before.length)
}

/** With straight quotes, however it was typed or copied, so that two texts can be compared. */
export function plainQuotes(text: string): string {
  return text.replaceAll(/[“”]/g, '"').replaceAll(/[‘’]/g, "'")
}

/** `curlyQuotes` for HTML from `renderMarkdown`. Code keeps its quotes. */
export function curlyHtml<Html extends string>(html: Html): Html {
  let code = 0
  let before = ''
  const printed = html.replaceAll(
    /<(\/?)(\w+)(?:[^\w<>][^<>]*)?>|[^<]+/g,
    (part, end: string, tag?: string) => {
      if (tag === undefined) {
        const shown = code > 0 ? part : curlyQuotes(part.replaceAll('&quot;', '"'), before)
        before = shown.at(-1) ?? ''
        return shown
      }
      if (tag === 'code' || tag === 'pre') code += end ? -1 : 1
      else if (!INLINE.has(tag)) before = ''
      return part
    },
  )
  return printed as Html
}

/** Tags that can occur within a sentence. */
const INLINE = new Set(['a', 'em', 'strong', 'del', 'sup', 'br'])

/** A sentence with its full stop, if its author left it out. */
export function asSentence(text: string): string {
  return /[.?!…]["'”’)]*$/.test(text) ? text : `${text}.`
}
