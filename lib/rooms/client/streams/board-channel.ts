import type { BoardChannel, Peer } from '@/lib/board/canvas/channel'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'
import { appError, type Failure } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { RoomConnection } from '../connection/connection'

/**
 * Colours of people on the board, by member number; chosen to be distinguishable on the light and dark board.
 */
const COLORS = [
  '#2E5DCB',
  '#D4661D',
  '#1B9780',
  '#A8264B',
  '#6B4E00',
  '#7A3FB0',
  '#0E4F30',
  '#B8430A',
  '#46504B',
  '#1F4DB8',
]

/** The colour of a member on the board. */
export function memberColor(number: number): string {
  return COLORS[(number - 1) % COLORS.length] ?? '#46504B'
}

/**
 * What the board and its outline need from their room: the connection, image storage, and who the others are.
 */
export function boardChannel(
  connection: RoomConnection,
  roomId: string,
  canEdit: boolean,
): BoardChannel & OutlineChannel {
  const { board } = connection
  const imageUrl = (fileId: string) => `/api/rooms/${roomId}/images/${encodeURIComponent(fileId)}`
  return {
    replica: board.replica,
    canEdit,
    attach: (receiver) => board.attach(receiver),
    changed: () => board.changed(),
    edit: (patches) => board.edit(patches),
    inspect: () => board.inspect(),
    watch: (listener) => board.watch(listener),
    show: (ids, closely) => board.show(ids, closely),
    uploading: () => board.uploading(),
    notify: (message) => connection.notify('board/left-out', message),
    imageUrl,
    uploadImage: async ({ id, dataURL }) => {
      if (connection.isClosed) throw new Error(sentenceOf(appError('image/not-kept')))
      const bytes = await (await fetch(dataURL)).blob()
      const answer = await fetch(imageUrl(id), { method: 'PUT', body: bytes })
      if (answer.ok) return
      const refused: Failure = await answer.json().catch(() => appError('image/not-kept'))
      throw new Error(sentenceOf(refused))
    },
    presence: {
      cursor: (x, y, button, selected, viewport) =>
        board.presence.moved({
          x,
          y,
          button,
          selected: selected.slice(0, 200),
          ...(viewport ? { viewport } : {}),
        }),
      subscribe: ({ moved, announced }) =>
        board.presence.subscribe({
          announced,
          moved: (peers) => {
            const members = connection.getView().round?.members ?? []
            const named = [...peers].map(([number, { selected, ...peer }]): [number, Peer] => [
              number,
              {
                ...peer,
                selectedIds: selected,
                name: members.find((member) => member.number === number)?.name ?? 'Somebody',
                color: memberColor(number),
              },
            ])
            moved(new Map(named))
          },
        }),
    },
  }
}
