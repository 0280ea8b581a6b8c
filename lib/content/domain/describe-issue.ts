import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** A schema error (parsed with `reportInput`) as a sentence that starts with its location and says what to do. */
export function describeIssue(issue: Issue): string {
  const place = issue.path.map(String).join('.') || 'the front matter'
  if ('input' in issue && issue.input === undefined && issue.code.startsWith('invalid_')) {
    return `${place} is missing; add it`
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${place} has the unknown key ${issue.keys.join(', ')}; remove it or fix its name`
    case 'invalid_type':
      return `${place} must be ${typeName(issue.expected)}`
    case 'invalid_value':
      return `${place} must be one of: ${issue.values.join(', ')}`
    case 'too_small':
      return issue.origin === 'string' ? `${place} is empty; write it` : `${place} needs ${count(issue)}`
    case 'too_big':
      return `${place} is too long; ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'} at most`
    case 'invalid_key':
      return `${place}: ${issue.issues[0]?.message ?? 'the name is not allowed'}`
    default:
      return `${place}: ${issue.message}`
  }
}

/** The location of an error, as precisely as it can be named. */
export function placeOf(issue: Issue): PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
}

function count(issue: { minimum: number | bigint; exact?: boolean }): string {
  return `${issue.exact ? 'exactly' : 'at least'} ${issue.minimum}`
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: 'a text (quote it if it looks like something else)',
    object: 'a map of keys and values',
    record: 'a map of keys and values',
    array: 'a list',
    number: 'a number',
  }
  return names[expected] ?? expected
}
