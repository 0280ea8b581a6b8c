import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the chat case claims, executed: numbers in a conversation with two senders, repeats and a crash; a removal that
// coincides with a message; a last delivery that is lost; positions that arrive late and twice; a takeover.

type Row = { number: number; ownId: string }
type Conversation = { newest: number; rows: Row[] }

/** One transaction: a known own id gets its first number back, a new one gets the next number and a row. */
function store(to: Conversation, ownId: string): number {
  const known = to.rows.find((row) => row.ownId === ownId)
  if (known) return known.number
  to.newest++
  to.rows.push({ number: to.newest, ownId })
  return to.newest
}

describe('numbers in a conversation', () => {
  test('two senders who repeat leave one row per message and no gap, in every order', () => {
    for (const order of orders(['ben', 'ben'], ['anna', 'anna', 'anna'])) {
      const club: Conversation = { newest: 812, rows: [] }
      const answers = order.map((who) => [who, store(club, who)] as const)
      expect(club.rows.map(({ number }) => number)).toEqual([813, 814])
      for (const who of ['ben', 'anna'])
        expect(new Set(answers.filter(([name]) => name === who).map(([, n]) => n)).size).toBe(1)
    }
  })

  test('a number assigned in one step and stored in another leaves a gap forever when somebody dies in between', () => {
    const club: Conversation = { newest: 812, rows: [] }
    club.newest++ // accepted for Ben; his server dies
    club.newest++
    club.rows.push({ number: club.newest, ownId: 'anna' })
    expect(club.rows.map(({ number }) => number)).toEqual([814])
  })

  test('own ids of two devices of one user must include the device', () => {
    const club: Conversation = { newest: 0, rows: [] }
    expect(store(club, 'ben/1')).toBe(store(club, 'ben/1'))
    expect(store(club, 'ben/phone/1')).not.toBe(store(club, 'ben/tablet/1'))
  })

  test('a new writer that lacks a ticked message assigns its number twice, unless the tick waited for a majority', () => {
    const takeover = (copiesBeforeTick: number) => {
      const zones: string[][] = [[], [], []]
      for (const zone of zones.slice(0, copiesBeforeTick)) zone.push('813 Ben')
      // The first zone is lost. The new writer asks the other two and continues from the longest list.
      const found = zones.slice(1).reduce((a, b) => (a.length >= b.length ? a : b))
      return [...found, found.length > 0 ? '814 Anna' : '813 Anna']
    }
    expect(takeover(1)).toEqual(['813 Anna'])
    expect(takeover(2)).toEqual(['813 Ben', '814 Anna'])
  })
})

describe('a removal and a message at the same time', () => {
  const run = (order: readonly string[], together: boolean) => {
    let newest = 812
    let removedAt = Number.POSITIVE_INFINITY
    let check = false
    const got: number[] = []
    for (const step of order) {
      if (step === 'remove') {
        newest++
        if (together) removedAt = newest
      }
      if (step === 'note' && !together) removedAt = newest
      if (step === 'send') newest++
      if (step === 'look') check = newest <= removedAt
      if (step === 'deliver' && check) got.push(newest)
    }
    return { got, removalWas: order.indexOf('remove') < order.indexOf('send') }
  }
  const all = orders(['remove', 'note'], ['send', 'look', 'deliver'])

  test('with members stored beside the messages nothing sent after the removal is delivered', () => {
    for (const order of all) {
      const { got, removalWas } = run(order, true)
      if (removalWas) expect(got).toEqual([])
    }
  })

  test('with members in another database a message slips through between the two writes', () => {
    expect(all.some((order) => run(order, false).removalWas && run(order, false).got.length > 0)).toBe(true)
  })
})

describe('deliveries are hints', () => {
  const LIST = [813, 814, 815]

  /**
   * The phone has 812. Some deliveries never arrive; with `wakes`, anything not confirmed within ten seconds wakes it.
   */
  function lastShown(lost: readonly number[], wakes: boolean): number {
    let has = 812
    const ask = (upTo: number) => {
      for (const number of LIST) if (number === has + 1 && number <= upTo) has = number
    }
    for (const number of LIST) if (!lost.includes(number)) ask(number)
    const newest = LIST.at(-1) ?? has
    if (wakes && has < newest) ask(newest)
    return has
  }
  const subsets = Array.from({ length: 8 }, (_, bits) => LIST.filter((_, i) => (bits >> i) % 2 === 1))

  test('whatever is lost, the phone has everything as soon as a later delivery or a wake arrives', () => {
    expect(subsets).toHaveLength(8)
    for (const lost of subsets) expect(lastShown(lost, true)).toBe(815)
  })

  test('asking for gaps alone is enough only if the last delivery arrives, for there is no gap after the last', () => {
    for (const lost of subsets) expect(lastShown(lost, false) === 815).toBe(!lost.includes(815))
  })

  test('a phone shows one unbroken list whatever arrives twice, late or in another order', () => {
    const list = [813, 814, 815]
    for (const order of orders([813, 815], [814, 813])) {
      const shown: number[] = []
      for (const number of order) for (const n of list) if (n <= number && !shown.includes(n)) shown.push(n)
      expect(shown).toEqual(list.slice(0, shown.length))
    }
  })
})

test('a writer may die after any step: its successor announces everything after the noted position, a repeat alone does not', () => {
  const run = (diesAfter: number, notesPlace: boolean): number[] => {
    const club: Conversation = { newest: 812, rows: [] }
    const announced: number[] = []
    let place = 812
    const steps = [
      () => store(club, 'ben/phone/31'),
      () => announced.push(813),
      () => {
        place = 813
      },
    ]
    for (const step of steps.slice(0, diesAfter)) step()
    if (notesPlace) for (const row of club.rows) if (row.number > place) announced.push(row.number)
    const before = club.rows.length
    const answer = store(club, 'ben/phone/31') // the phone got no tick and repeats
    if (club.rows.length > before) announced.push(answer)
    return announced
  }
  for (const diesAfter of [0, 1, 2, 3]) expect(new Set(run(diesAfter, true))).toEqual(new Set([813]))
  expect(run(1, false)).toEqual([])
})

test('positions only increase, so late and repeated ones do no harm; plain overwriting goes backwards', () => {
  for (const order of orders([813, 840], [820, 813])) {
    expect(order.reduce((a, b) => Math.max(a, b), 0)).toBe(840)
  }
  expect(orders([813, 840], [820, 813]).some((order) => order.at(-1) !== 840)).toBe(true)
})

test('somebody who joined later or has left does not keep the tick from turning blue', () => {
  const members = [
    { from: 1, to: undefined, read: 820 },
    { from: 1, to: 815, read: 790 }, // removed
    { from: 814, to: undefined, read: 0 }, // joined after 813
  ]
  const blue = (number: number, counted: typeof members) =>
    Math.min(...counted.map(({ read }) => read)) >= number
  expect(blue(813, members)).toBe(false)
  expect(
    blue(
      813,
      members.filter(({ from, to }) => from <= 813 && to === undefined),
    ),
  ).toBe(true)
})

test('a lost zone also takes its login machines: without spare capacity Friday itself no longer fits', () => {
  const usual = ((80e6 * 20) / 2 / 86_400) * 2.5
  const machines = (spare: number) => Math.ceil((28_000 / 500) * spare)
  const left = (spare: number) => ((machines(spare) * 2) / 3) * 500 - usual
  expect(left(1)).toBeLessThan(0)
  expect(left(1.5)).toBeCloseTo(28_000 - usual, 0)
})

test('the tick in a group turns blue when the slowest reader has passed the number', () => {
  const read = [820, 813, 815]
  expect(Math.min(...read) >= 813).toBe(true)
  expect(Math.min(...read) >= 814).toBe(false)
})

test('opening the app is itself a login, and only what is left may be used for a release', () => {
  const usual = ((80e6 * 20) / 2 / 86_400) * 2.5
  expect(usual).toBeGreaterThan(5_000) // the limit of the first edition
  const left = 28_000 - usual
  expect(200_000 / 60).toBeLessThan(left)
  // Second by second: an opening starts a connection on a new machine; a connection ends after 28.8 minutes on average.
  const release = (mayPush: number): { minutes: number; pushed: number } => {
    const life = 40e6 / usual
    let [old, pushed, seconds] = [40e6, 0, 0]
    while (old > (mayPush > 0 ? 0 : 40e6 / 50)) {
      pushed += Math.min(old, mayPush)
      old -= Math.min(old, old / life + mayPush)
      seconds++
    }
    return { minutes: seconds / 60, pushed: pushed / 40e6 }
  }
  expect(release(left).minutes).toBeCloseTo(50.5, 0)
  expect(release(left).pushed).toBeCloseTo(0.367, 2)
  expect(release(0).minutes).toBeCloseTo(113, 0)
  expect(release(56_000 - usual).minutes).toBeCloseTo(15.4, 0)
  expect(40e6 / 3 / left / 60).toBeCloseTo(45.8, 1)
  // Phones reconnect evenly, so a lost one waits half of that; two lost zones a month fit into 21.6 minutes.
  const back = Array.from({ length: 1_000 }, (_, i) => ((i + 0.5) / 1_000) * 45.8)
  const mean = back.reduce((a, b) => a + b, 0) / back.length / 3
  expect(mean).toBeCloseTo(7.63, 1)
  expect(2 * mean).toBeLessThan(0.0005 * 30 * 24 * 60)
  expect(3 * mean).toBeGreaterThan(0.0005 * 30 * 24 * 60)
})

test('a worker that advances its position only after confirming or waking forgets nobody when it dies', () => {
  const run = (diesAfter: number, movesEarly: boolean) => {
    const told = new Set<string>()
    let place = 812
    const steps: [step: () => void][] = [
      [() => (place = movesEarly ? 813 : place)],
      [() => told.add('Anna')],
      [() => told.add('Carla, woken after ten seconds')],
      [() => (place = 813)],
    ]
    for (const [step] of steps.slice(0, diesAfter)) step()
    if (place < 813) for (const [step] of steps) step() // its successor starts at the position
    return told.size
  }
  for (const diesAfter of [0, 1, 2, 3, 4]) expect(run(diesAfter, false)).toBe(2)
  expect([1, 2].map((diesAfter) => run(diesAfter, true))).toEqual([0, 1])
})

test('a phone that comes online while a message is being stored sees it in its list, gets it delivered, or is woken', () => {
  const seen = (order: readonly string[], wakes: boolean) => {
    let [list, got, registered, onLine] = [812, 0, false, false]
    for (const step of order) {
      if (step === 'look up') onLine = registered
      if (step === 'list 813') {
        list = 813
        if (onLine || wakes) got = 813
      }
      if (step === 'register') registered = true
      if (step === 'read list') got = Math.max(got, list)
    }
    return got
  }
  const all = orders(['look up', 'list 813'], ['register', 'read list'])
  expect(all.every((order) => seen(order, true) === 813)).toBe(true)
  expect(all.every((order) => seen(order, false) === 813)).toBe(false)
})

test('a worker that dies between its write and the push silences no chat, if the worker that repeats that number wakes again', () => {
  const pushes = (byNumber: boolean, diesBeforePush: boolean) => {
    let [alerted, sent] = [0, 0]
    const handle = (number: number, dies: boolean) => {
      const wasEmpty = alerted === 0
      if (wasEmpty) alerted = number
      if ((byNumber ? alerted === number : wasEmpty) && !dies) sent++
    }
    handle(813, diesBeforePush)
    if (diesBeforePush) handle(813, false) // its successor starts at the noted position
    for (const number of [814, 815]) handle(number, false)
    return sent
  }
  expect([pushes(false, false), pushes(true, false)]).toEqual([1, 1])
  expect([pushes(false, true), pushes(true, true)]).toEqual([0, 1])
})

test('asking for what changed since the last look misses a conversation when clocks differ, unless a minute overlaps', () => {
  // Two workers, one two seconds behind; the phone looks between their writes.
  const writes = [
    { conversation: 'club', at: 100, written: 100 },
    { conversation: 'school', at: 99, written: 101 },
  ]
  const found = (overlap: number): string[] => {
    let since = 0
    const known = new Set<string>()
    for (const now of [100.5, 130]) {
      const rows = writes.filter(({ at, written }) => written <= now && at > since - overlap)
      for (const { conversation } of rows) known.add(conversation)
      since = Math.max(since, ...rows.map(({ at }) => at))
    }
    return [...known]
  }
  expect(found(0)).toEqual(['club'])
  expect(found(60)).toEqual(['club', 'school'])
})

test('a message whose tick was lost is duplicated by a phone that repeats it a month later, unless it catches up first', () => {
  const numbers = (catchesUpFirst: boolean): number[] => {
    const sealed = [{ number: 813, ownId: 'ben/phone/31' }] // off the fast disks, and so outside the unique key
    const fast: Conversation = { newest: 900, rows: [] }
    const isKnown = catchesUpFirst && sealed.some(({ ownId }) => ownId === 'ben/phone/31')
    if (!isKnown) store(fast, 'ben/phone/31')
    return [...sealed, ...fast.rows].filter(({ ownId }) => ownId === 'ben/phone/31').map((row) => row.number)
  }
  expect(numbers(false)).toEqual([813, 901])
  expect(numbers(true)).toEqual([813])
})

test('two who write to each other first at the same time meet in one conversation; an id of the caller makes two', () => {
  const calls = [
    { maker: 'anna', with: 'ben', ownId: 'anna/phone/4' },
    { maker: 'ben', with: 'anna', ownId: 'ben/phone/9' },
    { maker: 'anna', with: 'ben', ownId: 'anna/tablet/1' },
  ]
  expect(new Set(calls.map((call) => [call.maker, call.with].sort().join(' '))).size).toBe(1)
  expect(new Set(calls.map(({ ownId }) => ownId)).size).toBe(3)
})

test('a sleeping phone is woken for what its list did not show, and not twice before it has looked', () => {
  const run = (order: readonly string[], clearsFirst: boolean) => {
    let [newest, alerted, wakes, seen] = [813, true, 0, 0]
    for (const step of order) {
      if (step === 'deliver 814') {
        newest = 814
        if (!alerted) wakes++
        alerted = true
      }
      if (step === (clearsFirst ? 'first' : 'second')) alerted = false
      if (step === (clearsFirst ? 'second' : 'first')) seen = newest
    }
    return seen === 814 || wakes > 0
  }
  const all = orders(['first', 'second'], ['deliver 814'])
  // Delivered before it looks at all: the list shows it.
  expect(all.every((order) => run(order, true))).toBe(true)
  expect(all.every((order) => run(order, false))).toBe(false)
})

test('a connection that moved to another server is not removed when the old one ends', () => {
  const after = (order: readonly string[], compares: boolean) => {
    let entry: string | undefined = 'A'
    for (const step of order) {
      if (step === 'opened at B') entry = 'B'
      if (step === 'A sees the end' && (!compares || entry === 'A')) entry = undefined
    }
    return entry
  }
  const all = orders(['opened at B'], ['A sees the end'])
  expect(all.map((order) => after(order, true))).toEqual(['B', 'B'])
  expect(all.map((order) => after(order, false))).toContain(undefined)
})

test('a repeat that arrives after its sender was removed gets the first number, if the own id is looked up first', () => {
  const club: Conversation = { newest: 812, rows: [] }
  const send = (looksFirst: boolean, isMember: boolean): number | 'refused' => {
    const known = looksFirst && club.rows.some(({ ownId }) => ownId === 'ben/phone/31')
    return known || isMember ? store(club, 'ben/phone/31') : 'refused'
  }
  expect(send(true, true)).toBe(813) // the tick is lost, Ben is removed, the phone repeats
  expect([send(true, false), send(false, false)]).toEqual([813, 'refused'])
})
