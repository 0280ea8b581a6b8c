import { afterEach, expect, test, vi } from 'vitest'
import { memoryStore } from '@/tests/support/memory-pending'
import { nothingPending } from './pending-store'
import { countWorkHere, forgetWorkHere } from './work-here'

const [INES, MARA] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']

function storage(items: Record<string, string>) {
  const map = new Map(Object.entries(items))
  return {
    map,
    get length() {
      return map.size
    },
    key: (index: number) => [...map.keys()][index] ?? null,
    removeItem: (key: string) => map.delete(key),
  }
}

afterEach(() => vi.unstubAllGlobals())

test("signing out counts and deletes one’s own work, in all rooms, and leaves other people's", async () => {
  const store = memoryStore()
  const say = (op: number) => ({ op, kind: 'say' as const, payload: { text: 'hello' } })
  await store.write(`${INES}:room-1:tab-1`, { ...nothingPending(), round: [say(1), say(2)] })
  await store.write(`${INES}:room-2:tab-2`, {
    ...nothingPending(),
    sheet: [{ op: 1, bytes: new Uint8Array(3) }],
  })
  await store.write(`${MARA}:room-1:tab-3`, { ...nothingPending(), round: [say(1)] })
  const localStorage = storage({
    [`threepoint.grade.room-1.${INES}`]: '{}',
    [`threepoint.grade.room-1.${MARA}`]: '{}',
    'mantine-color-scheme-value': 'dark',
  })
  const sessionStorage = storage({ [`${INES}:room-1:note`]: 'half a', [`${INES}:room-1:`]: 'tab-1' })
  vi.stubGlobal('localStorage', localStorage)
  vi.stubGlobal('sessionStorage', sessionStorage)

  expect(await countWorkHere(INES, store)).toEqual({ changes: 3, drafts: 2 })
  await forgetWorkHere(INES, store)
  expect(await countWorkHere(INES, store)).toEqual({ changes: 0, drafts: 0 })
  expect([...localStorage.map.keys()]).toEqual([
    `threepoint.grade.room-1.${MARA}`,
    'mantine-color-scheme-value',
  ])
  expect(sessionStorage.map.size).toBe(0)
  expect(await store.keys('')).toEqual([`${MARA}:room-1:tab-3`])
})

test('a browser that stores nothing has nothing to delete', async () => {
  vi.stubGlobal('localStorage', {
    get length(): never {
      throw new DOMException('no', 'SecurityError')
    },
  })
  vi.stubGlobal('sessionStorage', storage({}))
  expect(await countWorkHere(INES, memoryStore())).toEqual({ changes: 0, drafts: 0 })
})
