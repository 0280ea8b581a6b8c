import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SENTENCES } from '@/lib/shared/sentences/sentences'

// The messages that users read about failures are in lib/shared/sentences and nowhere else.

const CATALOGUE = /^lib\/shared\/(?:sentences\/|errors\.ts)/

const SOURCES = ['app', 'components', 'lib', 'realtime'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter(
      (file) =>
        /(?<!\.test)\.tsx?$/.test(file) && !file.startsWith('lib/db/generated/') && !CATALOGUE.test(file),
    )
    .map((file) => ({ file, text: readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '') })),
)

const found = (pattern: RegExp) =>
  SOURCES.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([all]) => `${file}: ${all}`))

test('[ER1] every sentence belongs to a code that something throws', () => {
  expect(SOURCES.length).toBeGreaterThan(500)
  const all = SOURCES.map(({ text }) => text).join('\n')
  const unused = Object.keys(SENTENCES).filter((code) => !all.includes(`'${code}'`))
  // Thrown by errors.ts itself.
  expect(unused).toEqual(['offline', 'not-found'].filter((code) => unused.includes(code)))
})

test('[ER2] nothing is thrown with a message of its own', () => {
  // Only errors that came over the network are constructed by hand, without text written here.
  expect(found(/new AppError\((?:[^)]*['"`][^)]*|\{)/g)).toEqual([])
  expect(found(/appError\('[^']+',\s*['"`]/g)).toEqual([])
  // Parameters are names and figures, never sentences.
  expect(found(/appError\([^)]*['"`][^'"`)]*[.!?]['"`]/g)).toEqual([])
})

test('[ER2] no failure is constructed with a message beside its code', () => {
  expect(found(/\bcode: '[a-z-]+\/[a-z-]+',\s*message:/g)).toEqual([])
  expect(found(/ok: false,\s*(?:code: [^,]+,\s*)?message: ['"`]/g)).toEqual([])
})
