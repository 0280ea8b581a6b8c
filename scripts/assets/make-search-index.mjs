// Builds the search index in public/search if content has changed since the last time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const stampFile = path.join(root, 'public/search/.stamp')
const sources = [
  'content/catalog.tsv',
  'scripts/assets/search-index.ts',
  ...[
    'content/cases',
    'content/concepts',
    'content/guides',
    'content/patterns',
    'lib/library/domain/search',
  ].flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`)),
]

export function searchIndex() {
  const hash = createHash('sha256')
  for (const file of sources) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  const stamp = hash.digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const result = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/assets/search-index.ts'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (result.status !== 0) throw new Error('The search index could not be made.')
  writeFileSync(stampFile, stamp)
  console.log('Made the search index.')
}
