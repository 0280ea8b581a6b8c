import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'

/** A folder under prisma/migrations: its name, its SQL, and the checksum as Prisma's CLI computes it. */
export type Migration = { name: string; sql: string; checksum: string }

type Row = { migration_name: string; checksum: string; finished_at: Date | null; logs: string | null }

/** The same lock as Prisma's CLI uses, so that the two never run at once. */
const LOCK = 72707369

/** Prisma's own table, so that its CLI works on the same database. */
const table = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

const standing = `select migration_name, checksum, finished_at, logs from _prisma_migrations
  where rolled_back_at is null order by started_at`

/** The migrations in a folder, ordered by name. */
export function readMigrations(folder = path.resolve('prisma/migrations')): Migration[] {
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Applies the missing migrations, each in its own transaction; several processes may call this at once.
 * Returns the names of those it applied. Throws, with nothing further changed, if a migration fails, failed
 * before, or was edited after it was applied.
 */
export async function migrate(url: string, migrations = readMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'threepoint migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(table)
    const rows = (await client.query<Row>(standing)).rows
    const todo = migrations.filter((migration) => !isApplied(migration, rows))
    for (const migration of todo) await apply(client, migration)
    // The job queue has its own schema, which its library migrates.
    await runMigrations({ connectionString: url })
    return todo.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

function isApplied(migration: Migration, rows: Row[]): boolean {
  const row = rows.findLast(({ migration_name }) => migration_name === migration.name)
  if (!row) return false
  if (!row.finished_at)
    throw new Error(
      `The migration ${migration.name} failed before: ${row.logs ?? 'no reason was recorded'}\nIt was undone, so nothing of it is in the database. Remove the reason, run: npm run prisma -- migrate resolve --rolled-back ${migration.name}\nThen start again.`,
    )
  if (row.checksum !== migration.checksum)
    throw new Error(
      `The migration ${migration.name} was edited after this database was made. Undo the edit; or, if the data does not matter, make the database anew with: npm run db:reset`,
    )
  return true
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const record = (done: boolean, logs: string | null) =>
    client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, logs, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, $4, now(), case when $5 then clock_timestamp() end, $5::int)`,
      [uuidv7(), migration.checksum, migration.name, logs, done],
    )
  try {
    await client.query('begin')
    await client.query(migration.sql)
    // In the same transaction: a process killed halfway leaves no trace, and the next one starts from the
    // beginning.
    await record(true, null)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const message = error instanceof Error ? error.message : String(error)
    await record(false, message)
    throw new Error(`The migration ${migration.name} failed and was undone: ${message}`, { cause: error })
  }
}
