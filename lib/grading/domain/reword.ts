import { z } from 'zod'

/** The parts of a stored grade that are a person's words; everything else stays as it is. */
const rewordable = z.record(z.string(), z.looseObject({ note: z.string(), overruled: z.string().nullish() }))

/** A stored grade with other words: scores, answers and pointers stay. */
export function reword(
  kept: { scores: unknown; keep: string; change: string },
  words: (text: string) => string,
): { scores: z.output<typeof rewordable>; keep: string; change: string } {
  const change = (text: string) => (text === '' ? '' : words(text))
  const scores = Object.entries(rewordable.parse(kept.scores)).map(([dimension, entry]) => {
    const { overruled } = entry
    return [
      dimension,
      {
        ...entry,
        note: change(entry.note),
        ...(typeof overruled === 'string' && { overruled: change(overruled) }),
      },
    ] as const
  })
  return { scores: Object.fromEntries(scores), keep: change(kept.keep), change: change(kept.change) }
}
