import { MAIL_COLOURS } from './mail-colours'

const { light } = MAIL_COLOURS

/** The same words twice: as HTML and as plain text. */
export type Letter = { html: string; text: string }

/** Something in a letter that is more than text. A block stands alone, outside of paragraphs. */
type Part = Letter & { block: boolean }

type Value = string | number | Part

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML, also within quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
}

/**
 * Makes a letter of one source. An empty line begins a new paragraph, other line breaks are spaces. Values are text,
 * whatever they hold: they make no markup and no paragraph.
 */
export function letter(strings: TemplateStringsArray, ...values: Value[]): Letter {
  const paragraphs: Part[][] = [[]]
  const add = (part: Part) => paragraphs.at(-1)?.push(part)
  strings.forEach((string, index) => {
    string.split(/\n[ ]*\n/).forEach((piece, place) => {
      if (place > 0) paragraphs.push([])
      add(plain(piece))
    })
    const value = values[index]
    if (value !== undefined) add(typeof value === 'object' ? value : plain(String(value)))
  })
  const shown = paragraphs.map(joined).filter(({ text }) => text !== '')
  return {
    html: shown
      .map(({ html, block }) => (block ? html : `<p style="margin:0 0 16px">${html}</p>`))
      .join('\n'),
    text: shown.map(({ text }) => text).join('\n\n'),
  }
}

/** What the reader should do, as a button. The text has the address, for those who see no button. */
export function button(label: string, url: string): Part {
  const style = `display:inline-block;padding:10px 18px;border-radius:6px;background:${light.ink};color:${light['on-ink']};text-decoration:none;font-weight:600`
  return {
    html: `<p style="margin:0 0 24px"><a class="button" href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a></p>`,
    text: `${label}:\n${url}`,
    block: true,
  }
}

/** A list of names and what they are. */
export function factTable(rows: readonly (readonly [name: string, value: string])[]): Part {
  const cells = rows.map(
    ([name, value]) =>
      `<tr><td class="quiet" style="padding:4px 24px 4px 0;color:${light['ink-2']};vertical-align:top">${escapeHtml(name)}</td><td style="padding:4px 0">${escapeHtml(value)}</td></tr>`,
  )
  return {
    html: `<table role="presentation" style="margin:0 0 16px;border-collapse:collapse;font-size:15px">${cells.join('')}</table>`,
    text: rows.map(([name, value]) => `${name}: ${oneLine(value)}`).join('\n'),
    block: true,
  }
}

function plain(text: string): Part {
  const line = oneLine(text)
  return { html: escapeHtml(line), text: line, block: false }
}

/** No text brings lines of its own, and so no paragraph that seems to be ours. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function joined(parts: readonly Part[]): Part {
  return {
    html: parts
      .map(({ html }) => html)
      .join('')
      .trim(),
    text: parts
      .map(({ text }) => text)
      .join('')
      .trim(),
    block: parts.some(({ block }) => block),
  }
}
