import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** A new database copied from the one at `templateUrl` (about 30 ms); drop() also ends its connections. */
export async function temporaryDatabase(
  templateUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${randomBytes(8).toString('hex')}`
  const address = new URL(templateUrl)
  const template = address.pathname.slice(1)
  address.pathname = '/postgres'
  const admin = address.href
  await run(admin, `create database ${name} template ${template}`)
  address.pathname = `/${name}`
  return { url: address.href, drop: () => run(admin, `drop database if exists ${name} with (force)`) }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
