import { expect, test } from 'vitest'
import { emptyView, type RoomView } from '@/lib/rooms/client/room-view'
import { saveStatus } from './save-status'

const live = { ...emptyView, line: { status: 'live' }, room: {} } as RoomView
const offline = { ...live, line: { status: 'reconnecting', since: 0 } } as RoomView

test('work that a reload would lose is called so, on and off the line', () => {
  for (const view of [live, offline]) {
    expect(saveStatus({ ...view, unsaved: 1, kept: false })).toEqual({ status: 'unkept' })
  }
  expect(saveStatus({ ...offline, unsaved: 1 })).toEqual({ status: 'offline', kept: 1 })
  expect(saveStatus({ ...live, unsaved: 1 })).toEqual({ status: 'saving' })
  expect(saveStatus({ ...live, kept: false })).toEqual({ status: 'saved' })
})
