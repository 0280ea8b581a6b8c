import { unpackBoard } from '@/lib/review/domain/packed-board'
import { getComments } from '@/lib/review/server/comments/get-comments'
import { getChatPage } from '@/lib/review/server/get-chat-page'
import { getReplayPage } from '@/lib/review/server/get-replay-page'
import { getReview } from '@/lib/review/server/get-review'
import { getSessionReview } from '@/lib/review/server/peer/get-session-review'
import { fileInSession } from '../../domain/archive-names'
import type { ArchiveWriter } from './archive-writer'
import { asJson } from './as-json'

type Owner = { id: string; kind: 'member' | 'guest' }

/**
 * Writes a past session as its page shows it to the user: the record with their own notes and bookmarks and the grades
 * that are open to them, the complete chat, the board as an Excalidraw file, and the log for the replay.
 */
export async function writeSession(
  archive: ArchiveWriter,
  owner: Owner,
  roomId: string,
  now: Date,
): Promise<void> {
  const review = await getReview(owner.id, roomId, now.getTime())
  if (!review) return
  const { record, ...session } = review
  const name = (file: string) => fileInSession(review, file)
  const peerReview = await getSessionReview(owner, roomId, review.grading?.released ?? false)
  await archive.add(
    name('session.json'),
    asJson({ ...session, peerReview, record: { ...record, board: undefined, chat: undefined } }),
  )
  await archive.add(name('board.excalidraw'), async ({ write }) => {
    await write('{"type":"excalidraw","version":2,"elements":[')
    for (const [place, element] of unpackBoard(record.board).entries())
      await write(`${place === 0 ? '' : ','}\n${asJson(element, 0)}`)
    await write(']}\n')
  })
  await archive.add(name('chat.json'), async ({ write }) => {
    await write('[')
    for (let after: number | null = 0, first = true; after !== null; ) {
      const page = await getChatPage(owner.id, roomId, after, now)
      for (const line of page.lines) {
        await write(`${first ? '' : ','}\n${JSON.stringify(line)}`)
        first = false
      }
      after = page.next
    }
    await write(']\n')
  })
  await archive.add(name('comments.json'), asJson((await getComments(owner, { roomId }, now)).threads))
  await archive.add(name('replay.jsonl'), async ({ write }) => {
    for (let after: number | null = 0; after !== null; ) {
      const page = await getReplayPage(owner.id, roomId, after, now)
      await write(page.items.map((item) => `${asJson(item, 0)}\n`).join(''))
      after = page.next
    }
  })
}
