import { expect, test } from 'vitest'
import { emptyView, type RoomView } from '@/lib/rooms/client/view/room-view'
import { saveStatus } from './save-status'

const live = {
  ...emptyView,
  connection: { status: 'live' },
  round: { clock: { status: 'paused' } },
} as RoomView
const offline = { ...live, connection: { status: 'reconnecting', since: 0 } } as RoomView

test('work that a reload would lose is reported as such, online and offline', () => {
  for (const view of [live, offline]) {
    expect(saveStatus({ ...view, unsaved: 1, kept: false }, true)).toEqual({ status: 'unkept' })
  }
  expect(saveStatus({ ...offline, unsaved: 1 }, true)).toEqual({ status: 'offline', kept: 1 })
  expect(saveStatus({ ...live, unsaved: 1 }, true)).toEqual({ status: 'saving' })
  expect(saveStatus({ ...live, kept: false }, true)).toEqual({ status: 'saved' })
})

test('a room that closed to somebody keeps what they had saved, and reports what it did not accept', () => {
  const refused = { ...live, connection: { status: 'refused', code: 'not-found', message: '' } } as RoomView
  expect(saveStatus(refused, true)).toEqual({ status: 'saved' })
  expect(saveStatus({ ...refused, unsaved: 1 }, true)).toMatchObject({ status: 'refused' })
  expect(saveStatus({ ...refused, round: null }, true)).toMatchObject({ status: 'refused' })
})

test('nothing is called saved before the board is on the screen', () => {
  expect(saveStatus(live, false)).toEqual({ status: 'opening' })
  expect(saveStatus({ ...live, unsaved: 1 }, false)).toEqual({ status: 'saving' })
  const lobby = { ...live, round: { clock: { status: 'lobby' } } } as RoomView
  expect(saveStatus(lobby, false)).toEqual({ status: 'saved' })
  expect(saveStatus({ ...live, connection: { status: 'connecting' } }, false)).toEqual({
    status: 'connecting',
  })
})
