import { expect, test } from 'vitest'
import { person } from '@/tests/fixtures/builders'
import { keepChanges, listRead } from './reading'

const NOW = new Date('2026-05-04T10:00:00Z')

test('[HB5] pages that visitors read are added to their own account, each once', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  await keepChanges(ines.id, [{ page: 'saga', read: true, at: NOW.getTime() }], NOW)
  const later = [
    { page: 'saga', read: true, at: NOW.getTime() + 1 },
    { page: 'cqrs', read: true, at: NOW.getTime() - 1 },
    { page: 'no-such-page', read: true, at: 1 },
  ]
  await keepChanges(ines.id, later, NOW)
  await keepChanges(ines.id, later, NOW)
  expect(await listRead(ines.id)).toEqual(['cqrs', 'saga'])
  expect(await listRead(mara.id)).toEqual([])
})

test('[HB5] a page marked as unread is no longer read', async () => {
  const ines = await person('Ines')
  await keepChanges(ines.id, [{ page: 'saga', read: true, at: 1 }], NOW)
  await keepChanges(ines.id, [{ page: 'saga', read: false, at: 2 }], NOW)
  expect(await listRead(ines.id)).toEqual([])
})
