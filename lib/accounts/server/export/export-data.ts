import { loadUser } from '@/lib/auth/server/load-user'
import { getDraft, getDraftVersion, listDrafts } from '@/lib/cases/server/drafts/get-draft'
import { listOwnRooms } from '@/lib/rooms/server/rounds/list-own-rooms'
import { fileTitle } from '../../domain/archive-names'
import { EXPORT_KEPT_DAYS, OF_ACCOUNT } from '../../domain/data-export'
import { asJson } from './as-json'
import { type Making, makeArchive, Replaced } from './make-archive'
import { exportedTables, readTable } from './read-table'
import { writeSession } from './write-session'

const DAY = 24 * 3_600_000

/** Creates a user's archive: everything that they created, or that is about them and visible to them. */
export async function exportData({ userId, run }: { userId: string; run: string }, now: Date): Promise<void> {
  await makeArchive({ userId, about: OF_ACCOUNT, run }, EXPORT_KEPT_DAYS * DAY, now, (making) =>
    writeAll(making, userId, now),
  )
}

async function writeAll({ archive, progress }: Making, userId: string, now: Date): Promise<void> {
  const user = await loadUser(userId)
  if (!user) throw new Replaced()
  const [sessions, open, drafts] = await Promise.all([
    listOwnRooms(userId, { ended: true }),
    listOwnRooms(userId, { ended: false }),
    listDrafts(userId),
  ])
  const tables = exportedTables()
  const total = tables.length + sessions.length + drafts.length
  let done = 0
  const stepped = () => progress(++done, total)
  await progress(done, total)
  const { id, kind, name, email, level, timeZone, languages } = user
  await archive.add('README.txt', README)
  await archive.add(
    'account.json',
    asJson({ id, kind, name, email, level, timeZone, languages, madeAt: now }),
  )
  await archive.add('open-rooms.json', asJson(open.map(({ members: _members, ...room }) => room)))
  for (const { reference, file, columns } of tables) {
    const lists = readTable(reference, columns, userId)
    const first = (await lists.next()).value
    if (first)
      await archive.add(`data/${file}.json`, async ({ write }) => {
        let before = '['
        for (let rows: unknown[] | undefined = first; rows; rows = (await lists.next()).value ?? undefined)
          for (const row of rows) {
            await write(`${before}\n${asJson(row)}`)
            before = ','
          }
        await write('\n]\n')
      })
    await stepped()
  }
  for (const { id: draftId } of drafts) {
    const { title, source, versions } = await getDraft(userId, draftId)
    const folder = `cases/${fileTitle(title)}-${draftId.slice(-8)}`
    await archive.add(`${folder}/draft.md`, source)
    for (const version of versions) {
      const published = await getDraftVersion(userId, draftId, version.id)
      await archive.add(
        `${folder}/${version.createdAt.toISOString().slice(0, 10)}-${version.id.slice(-8)}.md`,
        published.source,
      )
    }
    await stepped()
  }
  for (const session of sessions) {
    await writeSession(archive, user, session.id, now)
    await stepped()
  }
}

const README = `All of your data on Threepoint: what you created, and what is about you that you may see.

account.json     Your account.
data/            What is kept about you, one file per kind. Rooms and people are named by their database ids.
sessions/        A folder for each past session: session.json is its page with your notes, marks and the grades that are
                 open to you, chat.json the complete chat, comments.json the comments that you may read, with who wrote
                 them, board.excalidraw the board (excalidraw.com opens it), and replay.jsonl everything that
                 happened, one event per line; bytes are in base64.
open-rooms.json  Rooms that are not over.
cases/           The cases that you wrote, as Markdown, with the versions that you published.

Not included: what you may not see (others' private notes and marks, grades that are not open yet, who reported or
blocked you), and what would only help somebody else to sign in as you, such as the hash of your password.
`
