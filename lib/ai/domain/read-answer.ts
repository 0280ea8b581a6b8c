import type { z } from 'zod'

/** Maximum number of problems listed to a model whose answer does not match. */
const NAMED = 5

/**
 * The value in a model's answer: a JSON object, which may be in a code fence or follow reasoning text.
 * @returns if it does not match the schema, the problem in words for the model
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

/** Where the object begins: after the reasoning, if there is any. */
function jsonStart(text: string): number {
  return text.indexOf('{', text.lastIndexOf('</think>') + 1)
}
