import { parseCase } from '@/lib/cases/domain/parse-case'
import { prepareCase } from '@/lib/cases/domain/prepare-case'
import type { FileFinding } from '@/lib/content/domain/finding'
import { renderPlain } from '@/lib/content/domain/markdown/render-markdown'
import { checkModelRound, checkWrittenRound } from '@/lib/review/domain/model-round/check-model-round'

/**
 * Builds the model round of each case and checks it against the case. It is here because lib/cases knows nothing about
 * rounds.
 * @returns how many can be shown, and what is wrong with the others
 */
export function checkModelRounds(files: readonly { file: string; source: string }[]): {
  sound: number
  findings: FileFinding[]
} {
  const findings = files.map(({ file, source }) => {
    const parsed = parseCase(source)
    if (!parsed.ok) return null
    return checkModelRound(prepareCase(parsed.case, renderPlain)).map(
      (message): FileFinding => ({ file, line: 1, message, severity: 'standard' }),
    )
  })
  return {
    sound: findings.filter((found) => found?.length === 0).length,
    findings: findings.flatMap((found) => found ?? []),
  }
}

/** Checks the hand-written rounds against their cases. @param cases by file name, without its extension */
export function checkWrittenRounds(
  rounds: readonly { path: string; name: string; source: string }[],
  cases: readonly { name: string; source: string }[],
): FileFinding[] {
  return rounds.flatMap(({ path: file, name, source }) => {
    const found = cases.find((one) => one.name === name)
    const parsed = found && parseCase(found.source)
    if (!parsed?.ok)
      return [{ file, line: 1, message: `there is no case ${name} to read`, severity: 'error' as const }]
    return checkWrittenRound(prepareCase(parsed.case, renderPlain), source).map(
      (problem): FileFinding => ({ file, ...problem, severity: 'error' }),
    )
  })
}
