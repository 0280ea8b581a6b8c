import type { FileFinding } from '@/lib/content/domain/finding'
import type { SourceDocument } from '@/lib/content/domain/source-document'
import type { Case } from '../case'
import { topicKey } from '../library'

/** A shipped case with its file. */
export type ShippedCase = { file: string; whole: Case; document: SourceDocument }

/**
 * Checks the fields that help users choose among the shipped cases: every case has them, and topics have one spelling.
 */
export function checkChoosing(cases: readonly ShippedCase[]): FileFinding[] {
  const spelling = new Map<string, string>()
  const first = new Map<string, string>()
  return cases.flatMap(({ file, whole: shown, document }) => {
    const say = (key: string, message: string): FileFinding => ({
      file,
      line: document.lineOf([key]),
      message,
      severity: 'standard',
    })
    const findings: FileFinding[] = []
    if (shown.aka.length === 0) findings.push(say('aka', 'aka is missing; name what people search for'))
    if (!shown.hardest) findings.push(say('hardest', 'hardest is missing; choose why, what or how'))
    if (!shown.teaser) findings.push(say('teaser', 'teaser is missing; write one line that makes curious'))
    else {
      const opening = (shown.teaser.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 2).join(' ')
      const other = first.get(opening)
      if (other) findings.push(say('teaser', `the teaser begins like that of ${other}; reword one`))
      first.set(opening, shown.id)
    }
    for (const tag of shown.tags) {
      const known = spelling.get(topicKey(tag)) ?? tag
      if (known !== tag) findings.push(say('tags', `the topic ${tag} is spelled ${known} elsewhere`))
      spelling.set(topicKey(tag), known)
    }
    return findings
  })
}
