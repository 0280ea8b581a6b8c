import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { hashPassword } from '@/lib/auth/server/passwords/hash-password'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { openDatabase } from '@/lib/db/open-database'
import { withoutLimits } from '@/lib/db/without-limits'
import { newId } from '@/lib/shared/ids'
import { type Person, room } from '@/tests/fixtures/builders'
import { gradedHotelSession } from '@/tests/fixtures/hotel-session'

const DAY = 24 * 3_600_000

/**
 * Fills an empty, migrated database with what a developer wants to find there: the cases, two people, a finished and
 * graded session with a real replay, and an open room. Safe to run again: it adds what is missing and gives the two
 * people a new password, which it prints.
 */
export async function seed(): Promise<void> {
  await syncContent()
  const password = randomBytes(9).toString('base64url')
  const passwordHash = await hashPassword(password)
  const ines = await seededPerson('Ines Duarte', 'ines@example.org', 'Europe/Lisbon', passwordHash)
  const mara = await seededPerson('Mara Kovac', 'mara@example.org', 'Europe/Berlin', passwordHash)
  if ((await db.room.count({ where: { createdById: ines.id } })) === 0) {
    await gradedHotelSession(ines, mara, new Date(Date.now() - 2 * DAY))
    await room(ines, { caseId: 'url-shortener', others: [[mara, 'interviewer']] })
  }
  console.log(`Sign in as ines@example.org or mara@example.org with the password ${password}`)
}

async function seededPerson(
  name: string,
  email: string,
  timeZone: string,
  passwordHash: string,
): Promise<Person> {
  const { id } = await db.user.upsert({
    where: { email },
    create: { id: newId(), name, email, passwordHash, profile: { create: { timeZone } } },
    update: { passwordHash },
  })
  return { id, name }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const database = await openDatabase({ share: true })
  await withoutLimits(seed)
  await database.close()
}
