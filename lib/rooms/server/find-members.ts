import { pool } from '@/lib/db/pool'
import type { Actor, RoomRole } from '../domain/roles'

type Row = { roomId: string; userId: string; number: number; name: string; role: RoomRole }

/** The present members of some rooms, as the database has them now. */
export async function findMembers(roomIds: readonly string[]): Promise<Map<string, Actor[]>> {
  const result = await pool().query<Row>({
    name: 'find-members',
    text: `select m."roomId", m."userId", m.number, m.role, u.name
           from "Member" m join "User" u on u.id = m."userId"
           where m."roomId" = any($1::uuid[]) and m."removedAt" is null`,
    values: [roomIds],
  })
  const byRoom = new Map<string, Actor[]>(roomIds.map((id) => [id, []]))
  for (const { roomId, ...actor } of result.rows) byRoom.get(roomId)?.push(actor)
  return byRoom
}

/** One person's place in a room, or null for a stranger. */
export async function findMember(roomId: string, userId: string): Promise<Actor | null> {
  const members = await findMembers([roomId])
  return members.get(roomId)?.find((member) => member.userId === userId) ?? null
}
