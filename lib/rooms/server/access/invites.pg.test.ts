import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { person, room } from '@/tests/fixtures/builders'
import { somebodyWaits } from '@/tests/support/somebody-waits'
import { acceptInvite, previewInvite } from './accept-invite'
import { createInvite, LINKS_A_ROOM } from './create-invite'
import { findMember } from './find-members'

const NOW = new Date('2026-11-20T18:00:00Z')

beforeAll(() => syncContent())

test('a round alone has no links', async () => {
  const ines = await person('Ines')
  const alone = await room(ines, { mode: 'solo' })
  for (const role of ['interviewer', 'observer'] as const) {
    await expect(createInvite(ines.id, alone, role, NOW)).rejects.toMatchObject({
      code: 'invite/alone',
    })
  }
  const stranger = await person('Stranger')
  await expect(createInvite(stranger.id, alone, 'observer', NOW)).rejects.toMatchObject({ code: 'not-found' })
})

test('a room has a limited number of valid links, even if many are created at once', async () => {
  const ines = await person('Ines')
  const id = await room(ines)
  const many = Array.from({ length: 120 }, () => createInvite(ines.id, id, 'observer', NOW))
  const made = (await Promise.allSettled(many)).filter(({ status }) => status === 'fulfilled')
  expect(made).toHaveLength(LINKS_A_ROOM)
  expect(await db.invite.count({ where: { roomId: id } })).toBe(LINKS_A_ROOM)
  const another = (now: Date) => createInvite(ines.id, id, 'observer', now)
  await expect(another(NOW)).rejects.toMatchObject({ code: 'invite/too-many' })
  expect(await another(new Date(NOW.getTime() + 15 * 24 * 3_600_000))).toHaveProperty('token')
})

test('[M7] a link says in advance when its seat is taken, but not to the person who has it', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const id = await room(ines)
  const { token } = await createInvite(ines.id, id, 'interviewer', NOW)
  expect(await previewInvite(token, NOW)).toMatchObject({ role: 'interviewer', taken: false })
  await acceptInvite(mara.id, token, NOW)
  for (const viewer of [null, otto.id])
    expect(await previewInvite(token, NOW, viewer)).toMatchObject({ taken: true })
  expect(await previewInvite(token, NOW, mara.id)).toMatchObject({ taken: false })
  await acceptInvite(otto.id, token, NOW)
  expect(await findMember(id, otto.id)).toMatchObject({ role: 'observer' })
})

test('[MT3] an invite shows the meeting link to members, and to nobody before they join', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const id = await room(ines, { meetingLink: 'https://meet.example.org/abc' })
  const { token } = await createInvite(ines.id, id, 'interviewer', NOW)
  for (const viewer of [null, mara.id, otto.id])
    expect(await previewInvite(token, NOW, viewer)).toMatchObject({ isIn: false, meetingLink: null })
  await acceptInvite(mara.id, token, NOW)
  expect(await previewInvite(token, NOW, mara.id)).toMatchObject({
    isIn: true,
    meetingLink: 'https://meet.example.org/abc',
  })
  expect(await previewInvite(token, NOW, otto.id)).toMatchObject({ isIn: false, meetingLink: null })
})

test('nobody can join through a link while the round ends', async () => {
  const [ines, otto] = [await person('Ines'), await person('Otto')]
  const id = await room(ines)
  const { token } = await createInvite(ines.id, id, 'observer', NOW)
  const [, accepted] = await db.$transaction(async (tx) => {
    await tx.room.update({ where: { id }, data: { phase: 'ended', endedAt: NOW } })
    const accepting = Promise.allSettled([acceptInvite(otto.id, token, NOW)])
    await somebodyWaits()
    return [null, accepting] as const
  })
  expect(await accepted).toMatchObject([{ status: 'rejected', reason: { code: 'invite/ended' } }])
  expect(await db.member.count({ where: { roomId: id, userId: otto.id } })).toBe(0)
})
