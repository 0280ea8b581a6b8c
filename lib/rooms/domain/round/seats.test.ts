import { expect, test } from 'vitest'
import type { RoomRole } from '@/lib/framework/roles'
import { canInvite, emptySeats } from './seats'

const members = (...roles: RoomRole[]) => roles.map((role) => ({ role }))

test('links for a seat are offered as long as it is empty', () => {
  expect(emptySeats({ mode: 'pair', members: [] })).toEqual(['candidate', 'interviewer'])
  expect(emptySeats({ mode: 'pair', members: members('interviewer', 'observer') })).toEqual(['candidate'])
  expect(emptySeats({ mode: 'pair', members: members('candidate') })).toEqual(['interviewer'])
  expect(emptySeats({ mode: 'pair', members: members('observer', 'interviewer', 'candidate') })).toEqual([])
  expect(emptySeats({ mode: 'solo', members: members('candidate') })).toEqual([])
})

test("[M3] the room's creator and whoever runs it can invite, until it has ended", () => {
  const who = (userId: string, role: RoomRole) => ({ userId, role, number: 1, name: userId })
  const room = (status: string, mode: 'pair' | 'solo' = 'pair') => ({
    mode,
    members: [],
    createdBy: 'ines',
    clock: { status },
  })
  for (const status of ['lobby', 'running', 'paused']) {
    expect(canInvite(who('ines', 'candidate'), room(status))).toBe(true)
    expect(canInvite(who('mara', 'interviewer'), room(status))).toBe(true)
    expect(canInvite(who('otto', 'observer'), room(status))).toBe(false)
    expect(canInvite(who('jonas', 'candidate'), room(status))).toBe(false)
  }
  expect(canInvite(who('ines', 'candidate'), room('ended'))).toBe(false)
  expect(canInvite(who('ines', 'candidate'), room('running', 'solo'))).toBe(false)
})
