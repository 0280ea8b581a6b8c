import type { RoomRole } from '@/lib/framework/roles'

/** Parts of a name with fewer letters are also words of many languages. */
const SHORTEST = 3

/**
 * A text in which each part of a member's name, written as they write it, became their role: a grade must not depend on
 * what somebody is called.
 */
export function withoutNames(text: string, members: readonly { name: string; role: RoomRole }[]): string {
  const roles = new Map(
    members.flatMap(({ name, role }) =>
      words(name).flatMap((part) => (part.length >= SHORTEST ? [[part, `[${role}]`] as const] : [])),
    ),
  )
  if (roles.size === 0) return text
  return text.replaceAll(/\p{L}+/gu, (word) => roles.get(word) ?? word)
}

function words(name: string): string[] {
  return name.match(/\p{L}+/gu) ?? []
}
