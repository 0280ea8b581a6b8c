import { gunzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { completeEnv } from '@/lib/shared/env'
import { type Person, person } from '@/tests/fixtures/builders'
import {
  archivedRound,
  archiveOf,
  changedArchive,
  fileIn,
  ARCHIVED_AT as NOW,
  PICTURE,
} from '@/tests/fixtures/session-archive'
import { getImportedImage } from './get-imported'
import { importSession } from './import-session'
import { removeImported } from './remove-imported'
import { unzipArchive } from './unzip-archive'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

let ines: Person
let stranger: Person
let archive: Uint8Array

beforeAll(async () => {
  await syncContent()
  const round = await archivedRound()
  ines = round.ines
  stranger = await person('Sven')
  archive = await archiveOf(ines, round.roomId)
})

const factsIn = (bytes: Uint8Array) => JSON.parse(fileIn(bytes, 'session.json'))

/** A zip without the central directory at its end. */
const filesAlone = (zip: Uint8Array) => zip.slice(0, Buffer.from(zip).indexOf('PK\x01\x02'))

describe('[IM2][IM3] hostile archives change nothing', () => {
  const facts = () => factsIn(archive)
  const withFacts = (change: object) => () =>
    changedArchive(archive, { 'session.json': JSON.stringify({ ...facts(), ...change }) })
  const log = () => fileIn(archive, 'log.jsonl')

  test.each<[string, string, () => Uint8Array]>([
    ['nothing at all', 'archive/unreadable', () => new Uint8Array()],
    ['no zip', 'archive/unreadable', () => strToU8('PK no zip at all')],
    ['half of a zip', 'archive/unreadable', () => archive.slice(0, 300)],
    ['a zip without the files', 'archive/unreadable', () => zipSync({ 'a.txt': strToU8('a') })],
    ['another format', 'archive/unreadable', withFacts({ format: 'other' })],
    ['a newer version', 'archive/newer', withFacts({ version: 2 })],
    ['facts that are no JSON', 'archive/damaged', () => changedArchive(archive, { 'session.json': '{' })],
    ['facts of another form', 'archive/damaged', withFacts({ people: [] })],
    [
      'an account among the people',
      'archive/damaged',
      () => withFacts({ people: [...facts().people, { id: ines.id, name: 'I', role: null }] })(),
    ],
    ['a maker who is not among them', 'archive/damaged', withFacts({ by: 'person-99' })],
    [
      'a title without end',
      'archive/damaged',
      () => withFacts({ round: { ...facts().round, title: 'x'.repeat(300) } })(),
    ],
    [
      'a bomb',
      'archive/too-much',
      () => changedArchive(archive, { 'session.json': new Uint8Array(40_000_000) }),
    ],
    [
      'a picture of 5 MB',
      'archive/too-much',
      () => changedArchive(archive, { [`images/${PICTURE}`]: new Uint8Array(5_000_000) }),
    ],
    [
      'pictures without end',
      'archive/too-much',
      () =>
        changedArchive(
          archive,
          Object.fromEntries(
            Array.from({ length: 21 }, (_, at) => [`images/${PICTURE.slice(2)}${10 + at}`, 'x']),
          ),
        ),
    ],
    [
      'more pictures than a room has, which are not unpacked first',
      'archive/too-much',
      // Anything after them would be refused for another reason.
      () =>
        Buffer.concat([
          filesAlone(
            zipSync(
              Object.fromEntries(
                Array.from({ length: 21 }, (_, at) => [`images/${PICTURE.slice(2)}${10 + at}`, strToU8('x')]),
              ),
            ),
          ),
          filesAlone(archive),
          archive,
        ]),
    ],
    [
      'a picture that is none',
      'archive/damaged',
      () => changedArchive(archive, { [`images/${PICTURE}`]: '<svg onload="alert(1)"/>' }),
    ],
    [
      'a log that ends early',
      'archive/damaged',
      () => changedArchive(archive, { 'log.jsonl': log().trim().split('\n').slice(0, -1).join('\n') }),
    ],
    ['a log of something else', 'archive/damaged', () => changedArchive(archive, { 'log.jsonl': 'hello\n' })],
    ['no log', 'archive/unreadable', () => changedArchive(archive, { 'log.jsonl': null })],
  ])('%s', async (_, code, make) => {
    // Each as another person: refusals count towards the rate limit.
    const somebody = await person('Somebody')
    await expect(importSession(somebody.id, make(), NOW)).rejects.toMatchObject({ code })
    expect(await db.importedSession.count({ where: { ownerId: somebody.id } })).toBe(0)
    expect(await db.importedPart.count({ where: { session: { ownerId: somebody.id } } })).toBe(0)
  })

  test('others get their turn while a small archive expands', async () => {
    let [turns, isOver] = [0, false]
    const turn = () => {
      turns++
      if (!isOver) setImmediate(turn)
    }
    setImmediate(turn)
    await unzipArchive(changedArchive(archive, { 'log.jsonl': new Uint8Array(40_000_000) }))
    isOver = true
    expect(turns).toBeGreaterThan(8)
  })

  test('anything in a log besides its events is dropped', async () => {
    const padded = log()
      .trim()
      .split('\n')
      .map((line) => `{${' '.repeat(500_000)}${line.slice(1)}`)
    const id = await importSession(
      stranger.id,
      changedArchive(archive, { 'log.jsonl': padded.join('\n') }),
      NOW,
    )
    const parts = await db.importedPart.findMany({ where: { sessionId: id }, orderBy: { until: 'asc' } })
    const kept = parts.map(({ lines }) => gunzipSync(lines).toString('utf8')).join('\n')
    // Its length first: 10 MB of spaces make no readable message.
    expect(kept.length).toBe(log().trim().length)
    expect(kept).toBe(log().trim())
    await removeImported(stranger.id, id)
  })

  test('files with other names are skipped', async () => {
    const id = await importSession(
      stranger.id,
      changedArchive(archive, { '../../etc/passwd': 'x', 'images/../x': 'x', '__MACOSX/log.jsonl': 'x' }),
      NOW,
    )
    expect(await getImportedImage(stranger.id, id, PICTURE)).toMatchObject({ mime: 'image/png' })
    await removeImported(stranger.id, id)
  })
})
