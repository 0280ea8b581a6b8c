// Generates the fonts that are sent with every page, in components/ui/fonts: only the characters and weights of each
// package that the interface and the cases use. All other characters are loaded from the package's own files when they
// are shown.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import subsetFont from 'subset-font'

const root = path.resolve(import.meta.dirname, '../..')
const packages = path.join(root, 'node_modules/@fontsource-variable')

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
/** Every character in the fonts. */
export const LETTERS = `${ASCII}\u00a0‘’“”–—…·•±×÷−²µ€`

/** The kerning and ligatures that text fonts need. */
const FOR_WORDS = ['kern', 'liga', 'ccmp', 'mark', 'mkmk', 'locl']

/** Without features, JetBrains Mono shows `->` as typed instead of as one arrow, and is less than half as large. */
const FONTS = [
  { name: 'instrument-sans', features: [...FOR_WORDS, 'tnum'], weights: { min: 400, max: 700 } },
  { name: 'jetbrains-mono', features: [], weights: { min: 400, max: 700 } },
  { name: 'newsreader', features: FOR_WORDS, weights: 400 },
]

/** @returns the fonts by file name */
export async function subsetFonts() {
  const made = FONTS.map(async ({ name, features, weights }) => {
    const source = readFileSync(path.join(packages, name, `files/${name}-latin-wght-normal.woff2`))
    const font = await subsetFont(source, LETTERS, {
      targetFormat: 'woff2',
      keepFeatures: features,
      noHinting: true,
      variationAxes: { wght: weights },
    })
    return [`${name}.woff2`, font]
  })
  return new Map(await Promise.all(made))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [name, font] of await subsetFonts())
    writeFileSync(path.join(root, 'components/ui/fonts', name), font)
