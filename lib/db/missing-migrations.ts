import type pg from 'pg'

/** Which of these migrations have not been applied to the database. */
export async function missingMigrations(
  client: Pick<pg.Pool, 'query'>,
  names: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null',
  )
  const done = new Set(rows.map(({ name }) => name))
  return names.filter((name) => !done.has(name))
}
