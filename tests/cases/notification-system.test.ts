import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the notification case claims, executed: workers that die at any moment, a message that the queue hands out
// twice, a campaign's runner that dies between two steps, a cap that two workers reach at once, and the figures.

type OnDoubt = 'again' | 'drop'
const STEPS = ['claim', 'call', 'note'] as const

/**
 * Two workers get the same message. Each may die after some of its steps. The second waits until the first is too old.
 */
function deliver(onDoubt: OnDoubt, firstDiesAfter: number): number {
  let row: 'none' | 'attempting' | 'sent' | 'unknown' = 'none'
  let sent = 0
  const work = (dies: number) => {
    let mine = false
    for (const [index, step] of STEPS.entries()) {
      if (index >= dies) return
      if (step === 'claim') {
        if (row === 'none') mine = true
        else if (row === 'attempting') {
          row = 'unknown'
          mine = onDoubt === 'again'
        }
        if (mine) row = 'attempting'
      }
      if (!mine) return
      if (step === 'call') sent++
      if (step === 'note') row = 'sent'
    }
  }
  work(firstDiesAfter)
  work(STEPS.length)
  return sent
}

describe('a worker dies', () => {
  test('a code is sent at least once, a promotion at most once, wherever it happens', () => {
    for (const dies of [0, 1, 2, 3]) {
      expect(deliver('again', dies)).toBeGreaterThanOrEqual(1)
      expect(deliver('drop', dies)).toBeLessThanOrEqual(1)
    }
    expect(deliver('again', 2)).toBe(2)
    expect(deliver('drop', 1)).toBe(0)
  })

  test('a key that is only ticked off before the call loses codes, one ticked off after it repeats promotions', () => {
    const run = (tick: 'before' | 'after') => {
      const seen = new Set<string>()
      let sent = 0
      if (tick === 'before') seen.add('k')
      else sent++ // died after the call
      if (!seen.has('k')) sent++
      return sent
    }
    expect(run('before')).toBe(0)
    expect(run('after')).toBe(2)
  })

  test('a key remembered at the start makes a lost code look like a repeat; one remembered at the end does not', () => {
    const run = (remembers: 'start' | 'end') => {
      const seen = new Set<string>()
      let sent = 0
      for (const dies of [true, false]) {
        if (seen.has('login-8841')) continue
        if (remembers === 'start') seen.add('login-8841')
        if (dies) continue // before the call
        sent++
        seen.add('login-8841')
      }
      return sent
    }
    expect([run('start'), run('end')]).toEqual([0, 1])
  })

  test('two workers at once: the row is put if absent, or both call', () => {
    const run = (order: readonly string[], putIfAbsent: boolean) => {
      let row = ''
      let calls = 0
      const free = new Map<string, boolean>()
      for (const step of order) {
        const [who = '', what = ''] = step.split(':')
        if (what === 'look') free.set(who, row === '')
        if (what === 'claim') {
          if (putIfAbsent ? row === '' : free.get(who)) {
            row = who
            calls++
          }
        }
      }
      return calls
    }
    const all = orders(['A:look', 'A:claim'], ['B:look', 'B:claim'])
    expect(all.every((order) => run(order, true) === 1)).toBe(true)
    expect(all.some((order) => run(order, false) === 2)).toBe(true)
  })
})

describe('the runner of a campaign', () => {
  function campaign(order: readonly ('offer' | 'position')[], keys: boolean) {
    const people = ['ana', 'ben', 'cem', 'dora']
    const got: string[] = []
    const seen = new Set<string>()
    let position = 0
    let crash = true
    for (let at = position; at < people.length; ) {
      let died = false
      for (const [index, step] of order.entries()) {
        if (step === 'offer')
          for (const person of people.slice(at, at + 2)) {
            if (keys && seen.has(person)) continue
            seen.add(person)
            got.push(person)
          }
        else position = at + 2
        if (index === 0 && at === 0 && crash) {
          died = true
          break
        }
      }
      if (died) crash = false
      at = position
    }
    return got
  }

  test('handing over first and noting the position afterwards reaches everybody once', () => {
    expect(campaign(['offer', 'position'], true)).toEqual(['ana', 'ben', 'cem', 'dora'])
  })

  test('without keys a slice arrives twice, with the position noted first it is lost', () => {
    expect(campaign(['offer', 'position'], false)).toHaveLength(6)
    expect(campaign(['position', 'offer'], true)).toEqual(['cem', 'dora'])
  })
})

test('a cap that is read and then written lets two campaigns through; one that is counted up in one step does not', () => {
  const run = (order: readonly string[], oneStep: boolean) => {
    let n = 0
    let sent = 0
    const seen = new Map<string, number>()
    for (const step of order) {
      const [who = '', what = ''] = step.split(':')
      if (what === 'read') seen.set(who, n)
      if (what === 'write') {
        const before = oneStep ? n : (seen.get(who) ?? 0)
        n = before + 1
        if (before < 1) sent++
      }
    }
    return sent
  }
  const all = orders(['sale:read', 'sale:write'], ['news:read', 'news:write'])
  expect(all.every((order) => run(order, true) === 1)).toBe(true)
  expect(all.some((order) => run(order, false) === 2)).toBe(true)
})

test('a code behind a campaign in one queue waits 25 minutes, in its own queue a moment', () => {
  const pushes = 30e6 * 1.5
  expect(pushes / 30_000 / 60).toBe(25)
  const ownLine = 1 / 300
  expect(ownLine).toBeLessThan(10)
})

test('a confirmed push and the due text race harmlessly: never neither, at worst both', () => {
  for (const order of orders(['confirm'], ['look', 'text'])) {
    let confirmed = false
    let dueText = false
    let texts = 0
    for (const step of order) {
      if (step === 'confirm') confirmed = true
      if (step === 'look') dueText = !confirmed
      if (step === 'text' && dueText) texts++
    }
    expect(texts).toBeLessThanOrEqual(1)
  }
})

test('a slow provider: what waits compared with the places that workers have', () => {
  const places = 100 // calls that one worker keeps open
  const codes = (400_000 * 6) / 86_400
  expect(codes * 8).toBeGreaterThan(2 * places)
  expect(codes * 2).toBeLessThan(2 * places)
  const pushes = (30e6 / 1800) * 1.5 * 8
  expect(pushes).toBeGreaterThan(30 * 53 * places)
  expect((pushes / 8) * 2).toBeGreaterThan(9 * 53 * places) // a timeout of two seconds alone does not help
  const byText = 1 - 0.6 * 0.9
  expect(codes * byText * 8).toBeLessThan(2 * places) // unless push is down, two workers are enough even then
})

test('a promotion for a phone and a tablet, given out again after a crash, fills the cap once if the cap holds ids', () => {
  const run = (holdsIds: boolean): number => {
    const ids = new Set<string>()
    let n = 0
    const claimed = new Set<string>()
    let buzzes = 0
    for (const diesAfter of ['phone', undefined]) {
      for (const device of ['phone', 'tablet']) {
        const key = `c77/ben/${device}`
        if (claimed.has(key)) continue // an old claim: unknown, dropped
        const before = holdsIds ? ids.size - (ids.has('c77') ? 1 : 0) : n
        if (before >= 1) continue
        ids.add('c77')
        n++
        claimed.add(key)
        buzzes++
        if (device === diesAfter) break
      }
    }
    return buzzes
  }
  expect(run(false)).toBe(1)
  expect(run(true)).toBe(2)
})

test('a phone in a drawer confirms: who asks again gets a text only if a second request skips push', () => {
  const log: { type: string; id: string; minute: number }[] = []
  const channel = (id: string, minute: number, againWithin: number): 'push' | 'text' => {
    const before = log.some(
      (row) => row.type === 'login-code' && row.id !== id && minute - row.minute < againWithin,
    )
    log.push({ type: 'login-code', id, minute })
    return before ? 'text' : 'push'
  }
  const ana = (againWithin: number) => {
    log.length = 0
    return [
      channel('login-1', 0, againWithin),
      channel('login-2', 1, againWithin),
      channel('login-3', 60, againWithin),
    ]
  }
  expect(ana(10)).toEqual(['push', 'text', 'push'])
  expect(ana(0)).toEqual(['push', 'push', 'push'])
  log.length = 0
  expect([channel('login-1', 0, 10), channel('login-1', 0, 10)]).toEqual(['push', 'push']) // a repeat of one request
})

test('three of a kind, in any order with the end of the ten minutes and a repeat, reach the person once each', () => {
  for (const order of orders(['a', 'a returns', 'a returns'], ['b', 'b'], ['c'])) {
    const rows: { first: string; ids: Set<string>; open: boolean }[] = []
    const told = new Map<string, number>()
    const claimed = new Set<string>()
    const send = (first: string) => {
      const row = rows.find((one) => one.first === first)
      if (!row || claimed.has(first)) return
      row.open = false
      claimed.add(first)
      for (const id of row.ids) told.set(id, (told.get(id) ?? 0) + 1)
    }
    for (const step of order) {
      const [id = '', returns] = step.split(' ')
      if (returns) send(id)
      else if (!rows.some(({ ids }) => ids.has(id))) {
        const row = rows.find(({ open }) => open)
        if (row) row.ids.add(id)
        else rows.push({ first: id, ids: new Set([id]), open: true })
      }
    }
    for (const { first } of rows) send(first)
    expect([...told].sort()).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ])
  }
})

test('a phone that is off until 23:30 shows a promotion at night or after an unsubscribe, unless it may not wait at the provider', () => {
  const shown = (waitsUntil: number, phoneIsOn = 23.5): boolean => phoneIsOn <= waitsUntil
  expect(shown(24)).toBe(true) // its own end only
  expect(shown(Math.min(24, 22))).toBe(false) // an order update
  expect(shown(Math.min(24, 22), 21.5)).toBe(true) // unsubscribed at 21:00: too late for what waits there
  expect(shown(20.2, 21.5)).toBe(false) // a promotion, sent at 20:14, now or never
})

test('a push with five minutes to live, for a phone that is off for four hours, comes late unless the provider knows the end', () => {
  const shownLate = (providerKnows: boolean): boolean => {
    const [expires, phoneIsOn] = [5, 240]
    return !providerKnows || phoneIsOn < expires
  }
  expect([shownLate(false), shownLate(true)]).toEqual([true, false])
})

test('a first message that is dropped or lost suppresses none of the following, if dropping closes its row and the row has an end', () => {
  const told = (end: number | undefined, dropped: boolean): string[] => {
    const rows = [{ first: 'a', ids: ['a'], open: true, until: end }]
    if (dropped) for (const row of rows) row.open = false
    for (const [id, minute] of [['b', 30] as const, ['c', 35] as const]) {
      const row = rows.find(({ open, until = Number.POSITIVE_INFINITY }) => open && minute <= until + 1)
      if (row) row.ids.push(id)
      else rows.push({ first: id, ids: [id], open: true, until: end === undefined ? end : minute + 10 })
    }
    return rows.filter(({ first }) => first !== 'a').flatMap(({ ids }) => ids)
  }
  expect(told(undefined, false)).toEqual([]) // the first was lost in the queue of held messages
  expect(told(10, false)).toEqual(['b', 'c'])
  expect(told(undefined, true)).toEqual(['b', 'c'])
})
