import { MAIL_COLOURS } from './mail-colours'

const { light } = MAIL_COLOURS

/** The same content twice: as HTML and as plain text. */
export type Letter = { html: string; text: string }

/** A part of a letter that is more than text. A block is outside paragraphs. */
type Part = Letter & { block: boolean }

type Value = string | number | Part

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes text for HTML, including within quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
}

/**
 * Creates a letter from one source. An empty line begins a new paragraph, other line breaks are spaces. Values are
 * always treated as text: they cannot add markup or paragraphs.
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

/** A call to action, as a button. The plain text has the URL instead. */
export function button(label: string, url: string): Part {
  const style = `display:inline-block;padding:10px 18px;border-radius:6px;background:${light.ink};color:${light['on-ink']};text-decoration:none;font-weight:600`
  return {
    html: `<p style="margin:0 0 24px"><a class="button" href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a></p>`,
    text: `${label}:\n${url}`,
    block: true,
  }
}

/** A list of names and values. */
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

/** A value cannot contain line breaks, so it cannot fake a paragraph of ours. */
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
