// Copies fonts to public/, so that browsers need no other host for them: Excalidraw's, and those used in PDFs.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const root = path.resolve(import.meta.dirname, '../..')
const modules = path.join(root, 'node_modules')

/** The files that components/review/download/pdf/pdf-file.ts loads. */
const PDF_FONTS = {
  'sans.ttf': path.join(
    modules,
    '@expo-google-fonts/instrument-sans/400Regular/InstrumentSans_400Regular.ttf',
  ),
  'sans-bold.ttf': path.join(
    modules,
    '@expo-google-fonts/instrument-sans/600SemiBold/InstrumentSans_600SemiBold.ttf',
  ),
  'serif.ttf': path.join(modules, '@expo-google-fonts/newsreader/500Medium/Newsreader_500Medium.ttf'),
  'wide.ttf': path.join(modules, 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  // Excalidraw only has it as WOFF2, which pdfmake cannot use.
  'excalifont.ttf': path.join(root, 'components/ui/fonts/excalifont.ttf'),
}

export function fonts() {
  const source = path.join(modules, '@excalidraw/excalidraw')
  keep('excalidraw', versionOf(source), 'the whiteboard fonts', (target) =>
    cpSync(path.join(source, 'dist/prod/fonts'), path.join(target, 'fonts'), { recursive: true }),
  )
  const versions = ['@expo-google-fonts/instrument-sans', '@expo-google-fonts/newsreader', 'dejavu-fonts-ttf']
    .map((name) => versionOf(path.join(modules, name)))
    .join(' ')
  keep('pdf-fonts', versions, 'the fonts of PDFs', (target) => {
    for (const [name, file] of Object.entries(PDF_FONTS)) cpSync(file, path.join(target, name))
  })
}

/** Fills a folder of public/ unless it was already filled from these versions. */
function keep(folder, version, what, fill) {
  const target = path.join(root, 'public', folder)
  const stamp = path.join(target, '.version')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  fill(target)
  writeFileSync(stamp, version)
  console.log(`Copied ${what}.`)
}

function versionOf(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) fonts()
