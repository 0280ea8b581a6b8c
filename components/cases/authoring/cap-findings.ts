import type { Finding, Severity } from '@/lib/content/domain/finding'

/** Maximum number of findings shown: a broken file has thousands, and nobody fixes them all before checking again. */
export const MOST_FINDINGS = 50

const HEAVIEST_FIRST: readonly Severity[] = ['error', 'standard', 'warning']

/** The findings to show by severity, the most severe first, and how many are left out. */
export function capFindings(findings: readonly Finding[]): {
  groups: [Severity, Finding[]][]
  more: number
} {
  const shown = HEAVIEST_FIRST.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  ).slice(0, MOST_FINDINGS)
  const groups = HEAVIEST_FIRST.map((severity): [Severity, Finding[]] => [
    severity,
    shown.filter((finding) => finding.severity === severity),
  ])
  return { groups: groups.filter(([, group]) => group.length > 0), more: findings.length - shown.length }
}
