import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// One name, one meaning: what a module exports under a name is what every other module means by it.

/** The second is the same thing: it loads the first late, or is the action that runs it. */
const SAME = {
  'components/rooms/layout/late-parts.tsx': [
    'FormulaDrop',
    'GradingLine',
    'HandbookDrawer',
    'InsertDrop',
    'InterviewerLine',
    'InviteDrawer',
    'KeyList',
    'Lobby',
    'ReportDialog',
    'RoomDrop',
  ],
  'lib/rooms/actions.ts': ['joinAsGuest'],
}

const EXPORTED = /^export (?:async )?(?:const|type|interface|class|function) (\w+)/gm

const places = new Map<string, string[]>()
for (const folder of ['components', 'lib', 'realtime']) {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = `${folder}/${path}`
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file) || file.startsWith('lib/db/generated/')) continue
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(EXPORTED))
      places.set(name, [...new Set([...(places.get(name) ?? []), file])])
  }
}

test('no two modules export different things under one name', () => {
  expect(places.size).toBeGreaterThan(500)
  const twice = [...places].filter(([name, files]) => {
    const meanings = files.filter((file) => !(SAME as Record<string, string[]>)[file]?.includes(name))
    return meanings.length > 1
  })
  expect(twice).toEqual([])
})

test('every listed duplicate name still refers to one thing', () => {
  const pairs = Object.entries(SAME).flatMap(([file, names]) => names.map((name) => [name, file] as const))
  expect(
    pairs.filter(([name, file]) => places.get(name)?.length !== 2 || !places.get(name)?.includes(file)),
  ).toEqual([])
})
