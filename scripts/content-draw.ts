import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { readContent } from '@/lib/content/server/read-content'
import { diagramOf, drawnFrom } from '@/lib/handbook/domain/diagram'
import { PAGE_KINDS } from '@/lib/handbook/domain/page-schema'
import { drawDiagram } from './diagrams/draw-diagram'

// npm run content:draw: draws the changed diagrams of content/ as SVG files in content/diagrams. With --all every one,
// for instance after an update of the drawing library.

const FOLDER = 'content/diagrams'
const everything = process.argv.includes('--all')

await mkdir(FOLDER, { recursive: true })
const pages = (await Promise.all(PAGE_KINDS.map((kind) => readContent(`${kind}s`)))).flat()
const wanted = new Set<string>()
for (const { name, path, source } of pages) {
  const diagram = diagramOf(source)
  if (diagram === null) continue
  const file = `${name}.svg`
  wanted.add(file)
  const kept = await readFile(`${FOLDER}/${file}`, 'utf8').catch(() => null)
  if (!everything && kept !== null && drawnFrom(kept) === diagram) continue
  try {
    await writeFile(`${FOLDER}/${file}`, drawDiagram(diagram, name))
    console.log(`Drew ${FOLDER}/${file}`)
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}
for (const file of await readdir(FOLDER)) if (!wanted.has(file)) await rm(`${FOLDER}/${file}`)
