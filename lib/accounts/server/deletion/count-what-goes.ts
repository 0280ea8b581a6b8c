import { listDrafts } from '@/lib/cases/server/drafts/get-draft'
import { countGivenGrades } from '@/lib/grading/server/count-given-grades'
import { countErasable } from '@/lib/rooms/server/count-erasable'
import type { DeletionCounts } from '../../domain/deletion'

/** How much of a user's data is deleted with their account, and how much stays without their name. */
export async function countWhatGoes(userId: string): Promise<DeletionCounts> {
  const [rooms, cases, grades] = await Promise.all([
    countErasable(userId),
    listDrafts(userId),
    countGivenGrades(userId),
  ])
  return { ownRooms: rooms.own, sharedRooms: rooms.shared, cases: cases.length, grades }
}
