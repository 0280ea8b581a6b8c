import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Sentences that people stumbled over, each as it must not come back. */
const STUMBLES = [
  'by the own grade',
  'You haven’t had this one',
  'There is nothing here for you',
  'will be sent once.',
  'Send a link to whoever asks',
  'guide for whoever asks',
  'after some minutes stuck',
  'To mend',
  'it wants at least',
  'show it as it last could',
  'The link is shown this once',
  'Everywhere ends the session',
  'this page goes on by itself',
  'Leave it',
  'Like the system',
  'cases fit',
  'Something changes',
  'the first questions now',
  'To a candidate they open',
  'Use at least 12 characters. A few',
  'Nothing of this is due',
  'used already, or its time is over',
  'partner of before',
  'was not taken.',
]

/** What the app is made of, without its comments: they may say what they like. */
const SOURCES = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.(?:tsx?|css)$/.test(path) && !path.includes('generated'))
    .map((path) => {
      const file = `${folder}/${path}`
      return { file, text: readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') }
    }),
)

test('no page says again what people stumbled over', () => {
  expect(SOURCES.length).toBeGreaterThan(300)
  const found = SOURCES.flatMap(({ file, text }) => {
    const words = text.replaceAll(/\s+/g, ' ')
    return STUMBLES.filter((stumble) => words.includes(stumble)).map((stumble) => `${file}: ${stumble}`)
  })
  expect(found).toEqual([])
})

test('no part of a page is found by its English name', () => {
  const byName = /\[(?:aria-label|title|placeholder)[~|^$*]?=/
  expect(SOURCES.filter(({ text }) => byName.test(text)).map(({ file }) => file)).toEqual([])
})
