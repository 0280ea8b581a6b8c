import type { Arrow, DiagramText } from './read-diagram'

/** A diagram in words, one line per statement, in source order: for readers who cannot see it. */
export function describeDiagram({ kind, groups, statements }: DiagramText): string[] {
  const lines: string[] = groups.map(({ name, members }) => `${name}: holds ${members.join('; ')}`)
  const open: string[] = []
  for (const statement of statements) {
    const when = open.length > 0 ? `(${open.join(', ')}) ` : ''
    switch (statement.kind) {
      case 'arrow':
        lines.push(when + arrowWords(statement.arrow, kind === 'sequence'))
        break
      case 'note':
        lines.push(`${when}At ${statement.at.join(' and ')}: ${statement.text}`)
        break
      case 'begin':
        open.push(`${BLOCK_WORDS[statement.word] ?? ''}${statement.text}`)
        break
      case 'else':
        open.splice(-1, 1, `${BLOCK_WORDS.alt}${statement.text}`)
        break
      case 'end':
        open.pop()
        break
    }
  }
  return lines
}

const BLOCK_WORDS: Record<string, string> = { alt: 'if ', opt: 'if ', loop: 'repeated: ', par: 'meanwhile: ' }

function arrowWords({ from, to, label, heads, dashed }: Arrow, isSequence: boolean): string {
  const what = label ? `: ${label}` : ''
  if (isSequence && from === to) return `${from}${what}`
  const sign = heads === 'both' ? '↔' : heads === 'none' ? '–' : '→'
  // In a sequence diagram dashes mark a response, which the order already conveys.
  const how = heads === 'lost' ? ' (does not arrive)' : dashed && !isSequence ? ' (dashed)' : ''
  return `${from} ${sign} ${to}${what}${how}`
}
