const MARK = /^\/\* prepared: ([a-z-]+) \*\//

/**
 * Marks SQL for Prisma's raw queries that each connection parses and plans once, instead of every time: for
 * queries that run often, or have more joins to plan than rows to read. Only for constant text, since a
 * connection keeps every statement for good, and with its columns named, since a migration would change the
 * result of `select *`. Write an unnested list as `unnest((select $1::uuid[]))`: if Postgres knows the list's
 * length, a plan for that length looks cheaper than a generic one, and it plans again each time.
 * @param name lower case, unique per text
 */
export function prepared(name: string, sql: string): string {
  return `/* prepared: ${name} */ ${sql}`
}

/** The name under which connections keep a statement; empty if it is not to be kept. */
export function preparedName(sql: string): string {
  return MARK.exec(sql)?.[1] ?? ''
}
