import type { z } from 'zod'

/** Problems that are named to a model whose answer does not fit. */
const NAMED = 5

/**
 * The value in a model's answer: a JSON object, which may stand in a code fence or behind a spoken thought.
 * @returns what is wrong with it in words for the model, where it does not fit the schema
 */
export function readAnswer<T>(
  text: string,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; wrong: string } {
  const [from, to] = [jsonStart(text), text.lastIndexOf('}')]
  if (from < 0 || to < from) return { ok: false, wrong: 'There is no JSON object in it.' }
  let json: unknown
  try {
    json = JSON.parse(text.slice(from, to + 1))
  } catch {
    return { ok: false, wrong: 'It is not valid JSON.' }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data }
  const wrong = parsed.error.issues
    .slice(0, NAMED)
    .map(({ path, message }) => `${path.join('.') || 'The object'}: ${message}`)
  return { ok: false, wrong: wrong.join('\n') }
}

/** Where the object begins: after the thought, if there is one. */
function jsonStart(text: string): number {
  return text.indexOf('{', text.lastIndexOf('</think>') + 1)
}
