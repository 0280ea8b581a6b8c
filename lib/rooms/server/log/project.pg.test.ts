import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { person, room } from '@/tests/fixtures/builders'
import { previewInvite } from '../access/accept-invite'
import { createInvite } from '../access/create-invite'
import { findMembers } from '../access/find-members'
import { appendEvents } from './append-events'
import { projectionsOf } from './project'
import { readHeads } from './read-log'

beforeAll(async () => {
  await syncContent()
})

async function happen(
  roomId: string,
  actorId: string,
  event: Pick<RoomEvent, 'kind' | 'visibility' | 'data'>,
) {
  const base = (await readHeads([roomId])).get(roomId) ?? 0
  const whole = { ...event, seq: base + 1, at: Date.now(), actorId, client: null, op: null } as RoomEvent
  await appendEvents([{ roomId, base, events: [whole], projections: projectionsOf(whole) }])
}

const rolesIn = async (roomId: string) =>
  Object.fromEntries(((await findMembers([roomId])).get(roomId) ?? []).map(({ name, role }) => [name, role]))

test('[M8] somebody who accepted a link to a seat but never entered loses it when it is given to another', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const id = await room(ines, {
    role: 'interviewer',
    others: [
      [mara, 'candidate'],
      [otto, 'observer'],
    ],
  })
  await happen(id, ines.id, publicEvent('member/role', { userId: otto.id, role: 'candidate' }))
  expect(await rolesIn(id)).toEqual({ Ines: 'interviewer', Otto: 'candidate', Mara: 'observer' })
})

test('[M8] a second interviewer takes nothing away from one who is in the room', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const ruth = await person('Ruth')
  const id = await room(ines, {
    others: [
      [mara, 'interviewer'],
      [otto, 'observer'],
      [ruth, 'interviewer'],
    ],
  })
  const came = { userId: mara.id, number: 2, name: 'Mara', role: 'interviewer' as const }
  await happen(id, mara.id, publicEvent('member/joined', came))
  await happen(id, ines.id, publicEvent('member/role', { userId: otto.id, role: 'interviewer' }))
  expect(await rolesIn(id)).toEqual({
    Ines: 'candidate',
    Mara: 'interviewer',
    Otto: 'interviewer',
    Ruth: 'observer',
  })
})

test('[MT1] a changed meeting link is stored with the room', async () => {
  const ines = await person('Ines')
  const id = await room(ines)
  const kept = async () => (await db.room.findUniqueOrThrow({ where: { id } })).meetingLink
  expect(await kept()).toBeNull()
  await happen(id, ines.id, publicEvent('meeting/changed', { link: 'https://meet.example.org/abc' }))
  expect(await kept()).toBe('https://meet.example.org/abc')
  await happen(id, ines.id, publicEvent('meeting/changed', { link: null }))
  expect(await kept()).toBeNull()
})

test('[R10] somebody who continues alone is the only member, and lists and permissions show a room alone', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const { token } = await createInvite(ines.id, id, 'observer', new Date())
  await happen(id, ines.id, publicEvent('round/alone', {}))
  expect(await rolesIn(id)).toEqual({ Ines: 'candidate' })
  expect(await db.room.findUniqueOrThrow({ where: { id } })).toMatchObject({
    mode: 'solo',
    meetingLink: null,
  })
  await expect(previewInvite(token, new Date())).rejects.toMatchObject({ code: 'invite/invalid' })
})
