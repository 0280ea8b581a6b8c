import type { FileFinding, Severity } from '@/lib/content/domain/finding'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import type { Case } from '../case'
import type { ShippedCase } from './check-choosing'

/** A text that people hear or read live, with its kind: texts of one kind should not sound alike across many cases. */
type LiveText = { kind: string; path: readonly PropertyKey[] | { bodyLine: number }; text: string }

/** One opening may occur in this share of the cases, and in two cases by chance. */
const MOST_CASES = { share: 1 / 5, least: 2 }

/**
 * Words that open a sentence because English needs them there: "The" in every third text is grammar rather than a
 * repeated pattern, and so is a reaction that begins with "Says" where all of them describe what somebody says, writes
 * or draws. They count only together with the following word ("Which part", "Says that"). Any other word counts by
 * itself: thirty notes that begin with "Computes" sound alike, whatever follows.
 */
const PLAIN = new Set(
  (
    'a an the this that these those each every any some all both no not none one two three four five ' +
    'i you he she it we they them my your his her its our their nobody somebody anybody everybody ' +
    'who whose what which when where why how if as so but and or than because since while after before until ' +
    'of in on at by for from to with without into over under between about ' +
    'is are was were be has have had do does did can could may might must will would should there here also ' +
    'says said say writes write draws draw'
  ).split(' '),
)

/** Openings that too many cases share, with every place where they occur. */
export function checkMoulds(cases: readonly ShippedCase[], severity: Severity): FileFinding[] {
  const most = Math.max(MOST_CASES.least, Math.floor(cases.length * MOST_CASES.share))
  const places = new Map<string, { kind: string; opening: string; file: string; line: number }[]>()
  for (const { file, whole, document } of cases) {
    for (const { kind, path, text } of liveTexts(whole, document.body)) {
      const line = 'bodyLine' in path ? document.bodyLine + path.bodyLine : document.lineOf(path)
      const opening = openingOf(text)
      const key = `${kind}: ${opening}`
      places.set(key, [...(places.get(key) ?? []), { kind, opening, file, line }])
    }
  }
  return [...places.values()].flatMap((found) => {
    const count = new Set(found.map(({ file }) => file)).size
    if (count <= most) return []
    return found.map(({ kind, opening, file, line }) => ({
      file,
      line,
      message: `"${opening}…" opens the ${kind} in ${count} of ${cases.length} cases, ${most} at most; open it another way`,
      severity,
    }))
  })
}

/** The first word or, if that is a plain one, the first two. */
function openingOf(text: string): string {
  const [first = '', second = ''] = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []
  return PLAIN.has(first) ? `${first} ${second}` : first
}

function liveTexts({ guide }: Case, body: string): LiveText[] {
  const { steps, curveballs, rubric } = guide
  const probe = steps.calculations.probes[0]
  return [
    {
      kind: 'first hint of the deep dive',
      path: ['guide', 'steps', 'deep-dive', 'hints', 0],
      text: steps['deep-dive'].hints[0] ?? '',
    },
    {
      kind: 'third hint for personas',
      path: ['guide', 'steps', 'personas', 'hints', 2],
      text: steps.personas.hints[2] ?? '',
    },
    ...(probe
      ? [
          {
            kind: 'first probe of the calculations',
            path: ['guide', 'steps', 'calculations', 'probes', 0],
            text: probe.ask,
          },
        ]
      : []),
    ...curveballs.flatMap((ball, index) =>
      (['good', 'weak'] as const).map((key) => ({
        kind: `${key} reaction to a curveball`,
        path: ['guide', 'curveballs', index, key],
        text: ball[key],
      })),
    ),
    ...DIMENSIONS.flatMap((dimension) =>
      ([3, 4] as const).map((score) => ({
        kind: `${score} for ${dimension}`,
        path: ['guide', 'rubric', dimension, score],
        text: rubric[dimension][score],
      })),
    ),
    ...mistakes(body),
  ]
}

/** A mistake is a label in bold followed by advice: both are read. */
function mistakes(body: string): LiveText[] {
  const lines = body.split('\n')
  const from = lines.indexOf('## Common mistakes')
  return lines.flatMap((line, bodyLine) => {
    if (from < 0 || bodyLine < from || !line.startsWith('- ')) return []
    const parts = line.slice(2).split('**')
    const [before = '', label, ...advice] = parts
    const path = { bodyLine }
    if (before !== '' || label === undefined)
      return [{ kind: 'label of a common mistake', path, text: line.slice(2) }]
    return [
      { kind: 'label of a common mistake', path, text: label },
      { kind: 'advice on a common mistake', path, text: advice.join('') },
    ]
  })
}
