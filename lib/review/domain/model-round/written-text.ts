/** Markdown as plain text that somebody would type: without emphasis, links, fences and empty lines. */
export function writtenText(markdown: string): string {
  return markdown
    .split('\n')
    .filter((line) => !/^\s*(```|~~~)/.test(line) && !isRule(line))
    .map(bare)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** The code in a text, fence by fence; null if there is none. */
export function fencedCode(markdown: string): string | null {
  const [, ...fences] = markdown.split(/^[ \t]*(?:```|~~~).*$/m)
  const code = fences.filter((_, place) => place % 2 === 0).map((part) => part.trim())
  return code.length > 0 ? code.join('\n\n') : null
}

/** The rows of a text's first table, starting with the head, each a list of cells. */
export function tableRows(markdown: string): string[][] {
  const lines = markdown.split('\n')
  const from = lines.findIndex((line) => line.trim().startsWith('|'))
  if (from < 0) return []
  const after = lines.slice(from).findIndex((line) => !line.trim().startsWith('|'))
  return lines
    .slice(from, after < 0 ? undefined : from + after)
    .filter((line) => !isRule(line))
    .map((line) =>
      line
        .trim()
        .replaceAll(/^\||\|$/g, '')
        .split('|')
        .map((cell) => bare(cell).trim()),
    )
}

/** The line between a table's head and its rows. */
function isRule(line: string): boolean {
  return /^\s*\|[\s|:-]+\|\s*$/.test(line)
}

function bare(line: string): string {
  return line
    .replace(/^#+\s+/, '')
    .replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/\*\*|`/g, '')
    .replaceAll(/(^|[\s("“])\*(?=\S)/g, '$1')
    .replaceAll(/(\S)\*(?=$|[\s).,;:!?"”])/g, '$1')
}
