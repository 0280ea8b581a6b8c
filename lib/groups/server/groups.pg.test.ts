import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { getPublicCase } from '@/lib/cases/server/get-public-case'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { setFree } from '@/lib/presence/server/set-free'
import { newId } from '@/lib/shared/ids'
import { type Person, person } from '@/tests/fixtures/builders'
import { at, DAY, NOW } from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import { GROUP_LINK_MS, GROUP_LINK_PEOPLE, GROUPS_MOST, MEMBERS_MOST, SHELF_MOST } from '../domain/group'
import { createGroup } from './create-group'
import { listFreeFellows } from './fellows'
import { getGroup, listGroups, setShown } from './get-group'
import { endGroupLink, joinGroup, makeGroupLink, previewGroup } from './group-link'
import { handOver, leaveGroup, removeMember, renameGroup } from './leave-group'
import { putOnShelf, takeOffShelf } from './shelf'

const later = (ms: number) => new Date(at(ms))

let ines: Person
let mara: Person
let otto: Person
let id: string

beforeAll(() => syncContent())
beforeEach(async () => {
  await db.group.deleteMany()
  ;[ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  ;({ id } = await createGroup(ines.id, 'Tuesday designers', NOW))
})

/** People join by a link of the admin's, one after the other. */
async function join(...people: Person[]) {
  const { token } = await makeGroupLink(ines.id, id, NOW)
  for (const [index, one] of people.entries()) await joinGroup(one.id, token, later(index))
}

const namesIn = async (viewer: Person) => (await getGroup(viewer.id, id, NOW)).members.map(({ name }) => name)
const adminOf = async (viewer: Person) =>
  (await getGroup(viewer.id, id, NOW)).members.find(({ admin }) => admin)?.name

describe('joining', () => {
  test('[GP1] a group’s creator is its admin; nobody is in more than twenty groups', async () => {
    expect(await getGroup(ines.id, id, NOW)).toMatchObject({
      name: 'Tuesday designers',
      admin: true,
      members: [{ name: 'Ines', mine: true, admin: true, freeUntil: null }],
      shown: { free: false, hours: false },
      link: null,
      shelf: [],
    })
    const codes = await Promise.all(
      Array.from({ length: GROUPS_MOST }, (_, index) => codeOf(createGroup(ines.id, `Group ${index}`, NOW))),
    )
    expect(codes.filter((code) => code === 'group/too-many')).toHaveLength(1)
    expect(await listGroups(ines.id)).toHaveLength(GROUPS_MOST)
    const other = await createGroup(mara.id, 'Another', NOW)
    const { token } = await makeGroupLink(mara.id, other.id, NOW)
    expect(await codeOf(joinGroup(ines.id, token, NOW))).toBe('group/too-many')
  })

  test('[GP1] a group has at most thirty members, even if many join at once', async () => {
    const ids = Array.from({ length: MEMBERS_MOST - 3 }, () => newId())
    await db.user.createMany({ data: ids.map((userId) => ({ id: userId, name: 'Somebody' })) })
    await db.groupMember.createMany({ data: ids.map((userId) => ({ groupId: id, userId, joinedAt: NOW })) })
    const { token } = await makeGroupLink(ines.id, id, NOW)
    const people = await Promise.all(['A', 'B', 'C', 'D'].map((name) => person(name)))
    const codes = await Promise.all(people.map((one) => codeOf(joinGroup(one.id, token, NOW))))
    expect(codes.filter((code) => code === 'none')).toHaveLength(2)
    expect(codes.filter((code) => code === 'group/full')).toHaveLength(2)
  })

  test('[GP2] for everybody else it does not exist, neither before nor afterwards', async () => {
    const { token } = await makeGroupLink(ines.id, id, NOW)
    const doings = (one: Person) => [
      codeOf(getGroup(one.id, id, NOW)),
      codeOf(setShown(one.id, id, { free: true, hours: true })),
      codeOf(leaveGroup(one.id, id)),
      codeOf(makeGroupLink(one.id, id, NOW)),
      codeOf(putOnShelf(one.id, id, newId(), NOW)),
      codeOf(getGroup(one.id, 'no id', NOW)),
    ]
    expect(new Set(await Promise.all(doings(mara)))).toEqual(new Set(['not-found']))
    expect(await listGroups(mara.id)).toEqual([])
    await joinGroup(mara.id, token, NOW)
    expect(await namesIn(mara)).toEqual(['Ines', 'Mara'])
    await leaveGroup(mara.id, id)
    expect(new Set(await Promise.all(doings(mara)))).toEqual(new Set(['not-found']))
  })

  test('[GP3] a link works for a while and for some people, and is void once it is replaced or revoked', async () => {
    const first = await makeGroupLink(ines.id, id, NOW)
    expect((await getGroup(ines.id, id, NOW)).link).toEqual({
      until: at(GROUP_LINK_MS),
      left: GROUP_LINK_PEOPLE,
    })
    expect(JSON.stringify(await db.group.findMany())).not.toContain(first.token)
    expect(await codeOf(joinGroup(mara.id, first.token, later(GROUP_LINK_MS)))).toBe('group/link-ended')
    const second = await makeGroupLink(ines.id, id, NOW)
    expect(await codeOf(joinGroup(mara.id, first.token, NOW))).toBe('group/link-ended')
    await joinGroup(mara.id, second.token, NOW)
    // An existing member uses none up, and gets back to the group with it.
    await joinGroup(mara.id, second.token, NOW)
    expect((await getGroup(ines.id, id, NOW)).link?.left).toBe(GROUP_LINK_PEOPLE - 1)
    expect((await getGroup(mara.id, id, NOW)).link).toBeNull()
    await db.group.update({ where: { id }, data: { linkLeft: 0 } })
    expect(await codeOf(joinGroup(otto.id, second.token, NOW))).toBe('group/link-ended')
    const third = await makeGroupLink(ines.id, id, NOW)
    await endGroupLink(ines.id, id)
    expect(await codeOf(joinGroup(otto.id, third.token, NOW))).toBe('group/link-ended')
    expect(await codeOf(joinGroup(otto.id, 'nonsense', NOW))).toBe('group/link-ended')
  })

  test('[GP4] a link shows the group’s name, its admin’s and the number of members, and nobody else’s name', async () => {
    await join(mara)
    const { token } = await makeGroupLink(ines.id, id, NOW)
    const preview = await previewGroup(token, otto.id, NOW)
    expect(preview).toEqual({ id, name: 'Tuesday designers', admin: 'Ines', members: 2, isIn: false })
    expect((await previewGroup(token, mara.id, NOW)).isIn).toBe(true)
    expect(await codeOf((async () => mayMeetOthers({ suspended: true }))())).toBe('auth/suspended')
  })
})

describe('what members see of each other', () => {
  test('[GP5] only names at first; whether somebody is free as soon as they show it', async () => {
    await join(mara, otto)
    await setFree(mara.id, true, NOW)
    const freeIn = async (viewer: Person) =>
      (await getGroup(viewer.id, id, NOW)).members
        .filter(({ freeUntil }) => freeUntil)
        .map(({ name }) => name)
    expect([await freeIn(ines), await freeIn(mara)]).toEqual([[], ['Mara']])
    await setShown(mara.id, id, { free: false, hours: true })
    expect(await freeIn(ines)).toEqual([])
    await setShown(mara.id, id, { free: true, hours: false })
    expect([await freeIn(ines), (await listFreeFellows(ines.id, NOW)).map(({ name }) => name)]).toEqual([
      ['Mara'],
      ['Mara'],
    ])
    expect(await listFreeFellows((await person('Stranger')).id, NOW)).toEqual([])
    await leaveGroup(mara.id, id)
    expect(await listFreeFellows(ines.id, NOW)).toEqual([])
  })

  test('[GP6] a block hides it in both directions', async () => {
    await join(mara)
    for (const one of [ines, mara]) {
      await setFree(one.id, true, NOW)
      await setShown(one.id, id, { free: true, hours: true })
    }
    await blockPerson(mara.id, ines.id)
    for (const one of [ines, mara]) {
      expect(await listFreeFellows(one.id, NOW)).toEqual([])
      const others = (await getGroup(one.id, id, NOW)).members.filter(({ mine }) => !mine)
      expect(others.map(({ freeUntil }) => freeUntil)).toEqual([null])
    }
  })
})

describe('its admin', () => {
  test('[GP3][GP7] removes, renames and hands over; nobody else can, and removed members cannot come back', async () => {
    await join(mara, otto)
    for (const doing of [
      () => removeMember(mara.id, id, otto.id),
      () => renameGroup(mara.id, id, 'Mine'),
      () => handOver(mara.id, id, mara.id, NOW),
      () => endGroupLink(mara.id, id),
      () => makeGroupLink(mara.id, id, NOW),
      () => removeMember(ines.id, id, ines.id),
      () => removeMember(ines.id, id, newId()),
    ])
      expect(await codeOf(doing())).toBe('not-found')
    const { token } = await makeGroupLink(ines.id, id, NOW)
    await removeMember(ines.id, id, otto.id)
    expect(await codeOf(joinGroup(otto.id, token, NOW))).toBe('group/link-ended')
    await renameGroup(ines.id, id, 'Wednesday designers')
    await handOver(ines.id, id, mara.id, NOW)
    expect([await adminOf(ines), (await getGroup(mara.id, id, NOW)).name]).toEqual([
      'Mara',
      'Wednesday designers',
    ])
    expect(await codeOf(removeMember(ines.id, id, mara.id))).toBe('not-found')
  })

  test('[GP8] is succeeded by the longest-standing member; when the last member leaves, the group is deleted', async () => {
    await join(mara, otto)
    await leaveGroup(ines.id, id)
    expect(await adminOf(otto)).toBe('Mara')
    // Deleting an account hands over in the same way.
    await db.user.delete({ where: { id: mara.id } })
    expect([await namesIn(otto), await adminOf(otto)]).toEqual([['Otto'], 'Otto'])
    await leaveGroup(otto.id, id)
    expect(await db.group.count({ where: { id } })).toBe(0)
  })
})

describe('the shelf', () => {
  async function written(by: Person, visibility: 'draft' | 'private'): Promise<string> {
    const caseId = newId()
    const version = await db.caseVersion.findFirstOrThrow({
      where: { caseId: 'url-shortener', current: true },
    })
    const { title, source } = version
    await db.caseDraft.create({ data: { id: caseId, authorId: by.id, title, source, visibility } })
    if (visibility !== 'draft')
      await db.caseVersion.create({
        data: { ...version, id: newId(), caseId, origin: 'author', authorId: by.id },
      })
    return caseId
  }
  const sees = async (viewer: Person, caseId: string) =>
    (await codeOf(getPublicCase(caseId, viewer.id))) === 'none'

  test('[GP10] a published case is available to members as long as it is on the shelf and they are in the group', async () => {
    await join(mara, otto)
    const caseId = await written(mara, 'private')
    expect(await codeOf(putOnShelf(mara.id, id, await written(mara, 'draft'), NOW))).toBe(
      'draft/not-published',
    )
    expect(await codeOf(putOnShelf(otto.id, id, caseId, NOW))).toBe('not-found')
    await putOnShelf(mara.id, id, caseId, NOW)
    await putOnShelf(mara.id, id, caseId, NOW)
    expect((await getGroup(otto.id, id, NOW)).shelf).toMatchObject([
      { caseId, author: 'Mara', removable: false },
    ])
    expect([await sees(otto, caseId), await sees(await person('Stranger'), caseId)]).toEqual([true, false])
    expect(await codeOf(takeOffShelf(otto.id, id, caseId))).toBe('not-found')
    await removeMember(ines.id, id, otto.id)
    expect(await sees(otto, caseId)).toBe(false)
    await takeOffShelf(ines.id, id, caseId)
    expect(await sees(ines, caseId)).toBe(false)
  })

  test('[GP10] it is removed when its author leaves, or stops sharing it', async () => {
    await join(mara)
    const caseId = await written(mara, 'private')
    await putOnShelf(mara.id, id, caseId, NOW)
    await db.caseDraft.update({ where: { id: caseId }, data: { visibility: 'private' } })
    expect([await sees(ines, caseId), (await getGroup(ines.id, id, NOW)).shelf]).toEqual([false, []])
    await db.caseDraft.update({ where: { id: caseId }, data: { visibility: 'shared' } })
    expect(await sees(ines, caseId)).toBe(true)
    await leaveGroup(mara.id, id)
    expect([await sees(ines, caseId), (await getGroup(ines.id, id, NOW)).shelf]).toEqual([false, []])
  })

  test('[GP10] a shelf has room for fifty', async () => {
    const drafts = Array.from({ length: SHELF_MOST }, () => ({ id: newId(), authorId: ines.id }))
    await db.caseDraft.createMany({ data: drafts.map((one) => ({ ...one, title: 'Case', source: '' })) })
    await db.groupCase.createMany({
      data: drafts.map((one) => ({ groupId: id, draftId: one.id, byId: ines.id, at: later(DAY) })),
    })
    expect(await codeOf(putOnShelf(ines.id, id, await written(ines, 'private'), NOW))).toBe(
      'group/shelf-full',
    )
  })
})
