import type { OneWayLink } from './check-links'

/**
 * The sources with the missing halves of one-way links added, by file. Only single-line lists (`cases: [a, b]`) are
 * fixed; `skipped` lists the links that must be added by hand.
 */
export function fixLinks(
  links: readonly OneWayLink[],
  sources: ReadonlyMap<string, string>,
): { changed: Map<string, string>; skipped: OneWayLink[] } {
  const changed = new Map<string, string>()
  const skipped: OneWayLink[] = []
  for (const link of links) {
    const { from, to } = link
    const lines = (changed.get(to.file) ?? sources.get(to.file) ?? '').split('\n')
    const at = to.document.lineOf([...to.relatedAt, `${from.kind}s`]) - 1
    // regex: our own files, line by line
    const list = new RegExp(`^(\\s*${from.kind}s: \\[)(.*)(\\]\\s*)$`).exec(lines[at] ?? '')
    if (!list) {
      skipped.push(link)
      continue
    }
    const [, open, ids = '', close] = list
    lines[at] =
      `${open}${[...ids.split(',').map((id) => id.trim()), from.catalogId].filter(Boolean).join(', ')}${close}`
    changed.set(to.file, lines.join('\n'))
  }
  return { changed, skipped }
}
