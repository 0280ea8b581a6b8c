import { readFile } from 'node:fs/promises'
import { reportBoard } from '@/lib/board/graph/report-board'

// npm run -s board:graph -- FILE.excalidraw: prints the board's components, edges and findings as JSON.

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('Name a file: npm run -s board:graph -- FILE.excalidraw')
  process.exit(1)
}
const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
  console.error(`${file} cannot be read (${error.code ?? error.message}).`)
  process.exit(1)
})
console.log(JSON.stringify(reportBoard(text), null, 2))
