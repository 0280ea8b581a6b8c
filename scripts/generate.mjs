// Generates the Prisma client in lib/db/generated when it is missing or older than the schema. Needs no network.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { prisma } from './prisma.mjs'

const root = path.resolve(import.meta.dirname, '..')
const stampFile = path.join(root, 'lib/db/generated/.stamp')

export function generate() {
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(root, 'prisma/schema.prisma')))
    .update(readFileSync(path.join(root, 'node_modules/prisma/package.json')))
    .digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const result = prisma(['generate'])
  if (result.status !== 0) throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`)
  writeFileSync(stampFile, stamp)
  console.log('Generated the database client.')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) generate()
