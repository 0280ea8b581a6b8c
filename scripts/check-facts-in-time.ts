import { factsToGive } from '@/lib/cases/domain/facts-to-give'
import { parseCase } from '@/lib/cases/domain/parse-case'
import type { FileFinding } from '@/lib/content/domain/finding'
import { plannedStart, standardPlan } from '@/lib/rooms/domain/round/plan'

type CaseFile = { file: string; source: string }

/**
 * Finds facts with numbers that the estimates use, but whose minute is after Calculations begin in the usual plan of a
 * length that the case offers. It is here because lib/cases knows nothing about plans.
 */
export function checkFactsInTime(files: readonly CaseFile[]): FileFinding[] {
  return files.flatMap(({ file, source }) => {
    const parsed = parseCase(source)
    return parsed.ok ? lateFacts(parsed).map((late): FileFinding => ({ file, ...late })) : []
  })
}

function lateFacts({ case: whole, document }: Extract<ReturnType<typeof parseCase>, { ok: true }>) {
  const { facts, estimates } = whole.guide
  const used = new Set(estimates.derive.flatMap(({ formula }) => formula.match(/[a-z]\w*/gi) ?? []))
  return whole.minutes.flatMap((length) => {
    const plan = standardPlan(whole.kind, length)
    const begin = plannedStart(
      plan,
      plan.findIndex(({ slug }) => slug === 'calculations'),
    )
    return factsToGive(facts, length)
      .filter(({ fact, minute }) => minute > begin && fact.numbers.some(({ name }) => used.has(name)))
      .map(({ fact, point, minute }) => ({
        line: document.lineOf(['guide', 'facts', point, facts[point].indexOf(fact), 'give_by']),
        message: `the fact ${fact.id} is given by minute ${minute} of ${length}, but the estimates use it and Calculations begin at ${begin}`,
        severity: 'standard' as const,
      }))
  })
}
