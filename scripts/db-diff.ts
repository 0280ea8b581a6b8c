// Shows the SQL that brings the migrations up to prisma/schema.prisma; with a name, writes it as a new migration: npm
// run db:diff -- add_tags
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { migrate, readMigrations } from '@/lib/db/migrate'
import { startTestCluster } from '@/tests/support/servers/pg-cluster'
import { prisma } from './prisma.mjs'

const name = process.argv[2]
const cluster = await startTestCluster()
try {
  await migrate(cluster.url)
  const result = prisma(
    ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--script'],
    { env: { DATABASE_URL: cluster.url } },
  )
  if (result.status !== 0) throw new Error(result.stdout + result.stderr)
  const sql = result.stdout.trim()
  if (/^-- This is an empty migration/.test(sql)) console.log('The migrations already match the schema.')
  else if (!name) console.log(sql)
  else write(name, sql)
} finally {
  await cluster.stop()
}

function write(name: string, sql: string) {
  const number = String(readMigrations().length + 1).padStart(4, '0')
  const folder = path.join('prisma/migrations', `${number}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), `${sql}\n`)
  console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`)
}
