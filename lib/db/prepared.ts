const MARK = /^\/\* prepared: ([a-z-]+) \*\//

/**
 * Marks SQL for Prisma's raw queries that each connection parses and plans once, instead of each time: for what runs
 * often, or has more joins to plan than rows to read. Only for constant text, since a connection keeps every statement
 * for good, and with its columns named, since a migration would change what `select *` gives. A list that is unnested is
 * written as `unnest((select $1::uuid[]))`: where Postgres knows its length, a plan made for that looks cheaper than one
 * for any list, and is made anew each time.
 * @param name lower case, one text a name
 */
export function prepared(name: string, sql: string): string {
  return `/* prepared: ${name} */ ${sql}`
}

/** The name under which connections keep a statement; empty where it is not to be kept. */
export function preparedName(sql: string): string {
  return MARK.exec(sql)?.[1] ?? ''
}
