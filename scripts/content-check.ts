import { readdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readContent } from '@/lib/content/server/read-content'
import { checkScenes, SCENES_FILE } from '@/lib/drills/domain/scenes/check-scenes'
import { parseCatalog } from '@/lib/library/domain/catalog'
import { checkLibrary, type LibraryFile } from '@/lib/library/domain/check-library'
import { fixLinks } from '@/lib/library/domain/fix-links'
import { checkFactsInTime } from './check-facts-in-time'
import { checkModelRounds, checkWrittenRounds } from './check-model-rounds'
import { checkDiagrams } from './diagrams/check-diagrams'

// npm run -s content:check [-- --json]: checks content/ against the format, the catalogue and itself. Prints what to
// do, file by file; with --json the counts and the errors. Exits with 1 when there are errors.
// --fix-links first adds the missing halves of one-way links.

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, 'fix-links': { type: 'boolean', default: false } },
})

const KINDS = ['case', 'pattern', 'concept', 'guide'] as const

const catalog = parseCatalog(await readFile('content/catalog.tsv', 'utf8'))
if (values['fix-links']) await fix()
const files = await readFiles()
const { counts, findings: inTexts } = checkLibrary(files, catalog, 'standard')
const patterns = new Map(
  catalog.flatMap(({ id, kind, title }) => (kind === 'pattern' ? [[id, title] as const] : [])),
)
const scenes = checkScenes(await readFile(SCENES_FILE, 'utf8'), patterns)
const facts = checkFactsInTime(files.filter(({ kind }) => kind === 'case'))
const models = checkModelRounds(files.filter(({ kind }) => kind === 'case'))
const rounds = await readContent('rounds')
const findings = [
  ...inTexts,
  ...scenes,
  ...facts,
  ...models.findings,
  ...checkWrittenRounds(rounds, await readContent('cases')),
  ...checkDiagrams(files, await readPictures()),
]
const errors = findings.filter(({ severity }) => severity !== 'warning')

if (values.json) {
  console.log(
    JSON.stringify({
      counts: { ...counts, modelRound: models.sound, writtenRound: rounds.length },
      errors: errors.map(({ file, line, message }) => ({ file, line, message })),
    }),
  )
} else {
  for (const { file, line, message, severity } of findings) {
    console.log(`${file}:${line}: ${severity === 'warning' ? 'warning: ' : ''}${message}`)
  }
  const tally = KINDS.map((kind) => `${counts[kind]} ${kind}s`).join(', ')
  console.log(
    `${tally}, ${models.sound} model rounds, ${rounds.length} written; ${errors.length} errors, ${findings.length - errors.length} warnings`,
  )
}
process.exitCode = errors.length > 0 ? 1 : 0

async function readFiles(): Promise<LibraryFile[]> {
  const folders = KINDS.map(async (kind) => {
    const found = await readContent(`${kind}s`)
    return found.map(({ path, name, source }) => ({ kind, file: path, name, source }))
  })
  return (await Promise.all(folders)).flat()
}

async function readPictures(): Promise<Map<string, string>> {
  const names = await readdir('content/diagrams')
  const pictures = names.map(
    async (name) => [name.replace(/\.svg$/, ''), await readFile(`content/diagrams/${name}`, 'utf8')] as const,
  )
  return new Map(await Promise.all(pictures))
}

async function fix(): Promise<void> {
  const files = await readFiles()
  const sources = new Map(files.map(({ file, source }) => [file, source]))
  const { changed } = fixLinks(checkLibrary(files, catalog).oneWay, sources)
  await Promise.all([...changed].map(([file, source]) => writeFile(file, source)))
}
