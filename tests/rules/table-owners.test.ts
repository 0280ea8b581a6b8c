import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkTableOwners, OWNERS, relationsIn, tableProblems } from '@/scripts/table-owners.mjs'

const schema = readFileSync('prisma/schema.prisma', 'utf8')
const relations = relationsIn(schema)

test('every table has an owner, and no owner lists a missing table', () => {
  const tables = [...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name)
  expect(tables.length).toBeGreaterThan(10)
  expect(Object.keys(OWNERS).sort()).toEqual(tables.sort())
})

test('SQL and Prisma calls on the tables of another module are found', () => {
  const found = (file: string, source: string) => tableProblems(file, source, relations)
  const cases = 'lib/cases/server/a.ts'
  expect(found(cases, 'select 1 from "Room" r join "Member" m on true')).toEqual([
    `${cases} reads Room, which belongs to lib/rooms`,
    `${cases} reads Member, which belongs to lib/rooms`,
  ])
  expect(found(cases, 'await db.member.findMany({})')).toEqual([
    `${cases} reads Member, which belongs to lib/rooms`,
  ])
  expect(found(cases, 'await tx.roomEvent.create({})')).toEqual([
    `${cases} writes RoomEvent, which belongs to lib/rooms`,
  ])
  expect(found(cases, 'db.caseVersion.findMany({ include: { room: { select: { id: true } } } })')).toEqual([
    `${cases} reads Room through "room", which is another module's`,
  ])
  expect(found('realtime/commit/a.ts', 'insert into "Room" (id) values ($1)')).toHaveLength(1)
})

test('a module uses its own tables, and readers only read', () => {
  const rooms = 'lib/rooms/server/a.ts'
  expect(tableProblems(rooms, 'insert into "Room" select id from "User"; tx.member.create({})')).toEqual([])
  expect(tableProblems(rooms, 'db.user.update({})')).toEqual([
    `${rooms} writes User, which belongs to lib/auth`,
  ])
  expect(tableProblems(rooms, 'delete from "CaseVersion"')).toHaveLength(1)
  expect(tableProblems('lib/grading/server/count-grades.ts', 'select from "Member"')).toEqual([])
  expect(tableProblems('lib/grading/server/other.ts', 'select from "Member"')).toHaveLength(1)
})

test('the code complies', () => {
  expect(checkTableOwners(process.cwd())).toEqual([])
})
