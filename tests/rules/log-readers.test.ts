import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * Files that use the table of log rows, and why that is right although the log of a closed room is in its recording.
 */
const READERS = {
  // Read both.
  'lib/rooms/server/log/read-rows.ts': 'the reader of whole logs',
  'lib/rooms/server/log/read-log.ts': 'the events of a kind, and accepted commands',
  'lib/rooms/server/log/find-last-of.ts': 'what somebody did last',
  'lib/rooms/server/log/erase-from-log.ts': 'erases in both',
  'lib/rooms/server/log/recording/listed-events.ts': 'when what happened',
  'lib/rooms/server/log/recording/record-room.ts': 'makes one of the other',
  'lib/rooms/server/log/recording/due-rooms.ts': 'finds what is not recorded',
  'lib/rooms/server/tidy-rooms.ts': 'the time of the last event',
  'lib/rooms/server/rounds/get-opening.ts': 'what has to be read for a room',
  // Write.
  'lib/rooms/server/log/append-events.ts': 'adds to a log',
  // Query rooms that are not over.
  'lib/rooms/server/log/project.ts': 'who came into a lobby',
  'lib/rooms/server/rounds/find-open-rounds.ts': 'who read the guide in an open round',
}

test('[RC2] nothing but these reads the rows of a log directly', () => {
  const files = ['app', 'lib', 'realtime', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('db/generated'),
      )
      .map((path) => `${folder}/${path}`),
  )
  const found = files.filter((file) => /"RoomEvent"|\broomEvent\./.test(readFileSync(file, 'utf8')))
  // A new room's first events are written through the room itself.
  expect(found.sort()).toEqual(Object.keys(READERS).sort())
})
