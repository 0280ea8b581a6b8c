import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the blob store claims, executed: a crate that is closed while somebody still appends, two encoders of one crate,
// a restore that meets the remover, pieces in three zones, and what holes cost when they are left alone.

const COPIES = [0, 1, 2]
type Copy = { bytes: string[]; closed: boolean }
const crate = (): Copy[] => COPIES.map(() => ({ bytes: ['photo'], closed: false }))

/** An append names the position it expects; a closed copy, and one at another position, refuse. */
function append(copy: Copy | undefined, at: number, object: string, checks: boolean): boolean {
  if (!copy || (checks && (copy.closed || copy.bytes.length !== at))) return false
  copy.bytes.push(object)
  return true
}

/** One front appends to three copies and then writes the row, while the map closes the crate and has it encoded. */
function closeDuringAppend(order: readonly string[], checks: boolean): { row: boolean; kept: boolean } {
  const copies = crate()
  const confirmed: boolean[] = []
  const lengths: number[] = []
  let row = false
  let encoded: string[] = []
  for (const step of order) {
    const [what, i] = [step.slice(0, -1), Number(step.at(-1))]
    const copy = copies[i]
    if (what === 'append') confirmed.push(append(copy, 1, 'b.jpg', checks))
    if (what === 'row') row = confirmed.length === 3 && confirmed.every(Boolean)
    if (what === 'close' && copy) {
      copy.closed = true
      lengths.push(copy.bytes.length)
    }
    if (what === 'encode') encoded = (copies[0]?.bytes ?? []).slice(0, Math.min(...lengths))
  }
  return { row, kept: encoded.includes('b.jpg') }
}

describe('a crate is closed while somebody appends', () => {
  const all = orders(['append0', 'append1', 'append2', 'row0'], ['close0', 'close1', 'close2', 'encode0'])

  test('everything with a row is in the pieces, in every order', () => {
    const lost = all.map((order) => closeDuringAppend(order, true)).filter(({ row, kept }) => row && !kept)
    expect(lost).toHaveLength(0)
    expect(all.some((order) => closeDuringAppend(order, true).row)).toBe(true)
  })

  test('a front that slept loses a confirmed object if closed copies still accept bytes', () => {
    const lost = all.map((order) => closeDuringAppend(order, false)).filter(({ row, kept }) => row && !kept)
    expect(lost.length).toBeGreaterThan(0)
  })

  test('two fronts in one crate leave one offset with two meanings; with the expected position only one gets in', () => {
    const run = (order: readonly string[], checks: boolean) => {
      const copies = crate()
      const taken = new Map<string, number>()
      for (const step of order) {
        const [front = '', i = ''] = step.split(':')
        if (append(copies[Number(i)], 1, front, checks)) taken.set(front, (taken.get(front) ?? 0) + 1)
      }
      const confirmed = [...taken.values()].filter((n) => n === 3).length
      const same = new Set(copies.map(({ bytes }) => bytes[1])).size === 1
      return { confirmed, same }
    }
    const both = orders(['F1:0', 'F1:1', 'F1:2'], ['F2:2', 'F2:1', 'F2:0'])
    expect(both.some((order) => run(order, false).confirmed === 2 && !run(order, false).same)).toBe(true)
    expect(both.every((order) => run(order, true).confirmed === 0 || run(order, true).same)).toBe(true)
    // Refusals alone can block both, so the map lends an open crate to one front only.
    expect(both.some((order) => run(order, true).confirmed === 0)).toBe(true)
  })
})

test('of two encoders of one crate the first to change the map wins, and no piece in the map is ever dropped', () => {
  const run = (order: readonly string[], compares: boolean) => {
    let map = 'copies'
    const stored = new Set(['copies'])
    for (const step of order) {
      const [who = '', what = ''] = step.split(':')
      if (what === 'write') stored.add(who)
      if (what === 'map') {
        const before = map
        if (compares && before !== 'copies') continue
        map = who
        stored.delete(compares ? 'copies' : before)
      }
      if (what === 'tidy' && map !== who) stored.delete(who)
      if (what === 'tidy' && !compares)
        for (const other of [...stored]) if (other !== who) stored.delete(other)
    }
    return stored.has(map)
  }
  const both = orders(['E1:write', 'E1:map', 'E1:tidy'], ['E2:write', 'E2:map', 'E2:tidy'])
  expect(both.every((order) => run(order, true))).toBe(true)
  expect(both.some((order) => !run(order, false))).toBe(true)
})

test('restore and remover both require the state they saw, so a restored name never points to freed bytes', () => {
  const run = (order: readonly string[], demands: boolean) => {
    let state = 'removed'
    let bytes = true
    let seen = ''
    for (const step of order) {
      if (step === 'look') seen = state
      if (step === 'take' && seen === 'removed' && (!demands || state === 'removed')) {
        state = demands ? 'gone' : state
        bytes = false
      }
      if (step === 'restore' && state === 'removed') state = 'live'
    }
    return state !== 'live' || bytes
  }
  const all = orders(['look', 'take'], ['restore'])
  expect(all.every((order) => run(order, true))).toBe(true)
  expect(all.every((order) => run(order, false))).toBe(false)
})

test('nine and six survive the loss of a zone and one disk; ten and four do not survive the zone', () => {
  const left = (pieces: number, zones: number) => pieces - Math.ceil(pieces / zones)
  expect(left(15, 3)).toBe(10)
  expect(left(14, 3)).toBe(9)
  expect(left(14, 3)).toBeLessThan(10)
  expect(left(14, 5)).toBeGreaterThan(10)
  // Six and three survive the loss of the zone with nothing to spare.
  expect(left(9, 3)).toBe(6)
})

test('after a fire the disks that die before the last one is repaired cause a loss; five times the limit makes that rare', () => {
  let state = 3
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return (state + 1) / 2 ** 32
  }
  // Disks die at random for as long as the repair after the fire lasts. A dead disk's crates are read again after the
  // wait; the more crates are complete again, the fewer of its crates are weak and the less time that takes.
  const expected = (raised: number, wait: number): number => {
    const [rate, whole, gap] = [104 / 365, 42.6 / raised, 76.8 / 1_440 / raised]
    let second = 0
    const FIRES = 20_000
    for (let fire = 0; fire < FIRES; fire++) {
      let weakUntil = 0
      for (let day = -Math.log(random()) / rate; day < whole; day += -Math.log(random()) / rate) {
        if (day < weakUntil) second++
        weakUntil = day + wait / 1_440 + gap * (1 - day / whole)
      }
    }
    return second / FIRES
  }
  expect(Math.abs(expected(1, 1) - 0.095)).toBeLessThan(0.01)
  expect(Math.abs(expected(5, 1) - 0.0042)).toBeLessThan(0.0015)
  // The quarter of an hour allowed for a switch would more than double it.
  expect(expected(5, 15)).toBeGreaterThan(0.0085)
})

/** Objects die at random, new ones fill new crates; a crate is rewritten when `holes` of it are dead. */
function rawForEachLiving(holes: number): number {
  const SLOTS = 100
  let state = 5
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
  const living: number[] = []
  const livesIn = new Map<number, { crate: number; at: number }>()
  const crates: { alive: number[]; rewritten: boolean }[] = []
  let next = 0
  let open: number[] = []
  const place = (object: number) => {
    open.push(object)
    if (open.length < SLOTS) return
    for (const [at, id] of open.entries()) livesIn.set(id, { crate: crates.length, at })
    crates.push({ alive: open, rewritten: false })
    open = []
  }
  const add = () => {
    living.push(next)
    place(next++)
  }
  for (let i = 0; i < 6_000; i++) add()
  for (let day = 0; day < 24_000; day++) {
    const at = Math.floor(random() * living.length)
    const dead = living[at] ?? 0
    const last = living.pop() ?? 0
    if (last !== dead) living[at] = last
    const home = crates[livesIn.get(dead)?.crate ?? -1]
    if (home) {
      home.alive = home.alive.filter((id) => id !== dead)
      if (home.alive.length <= SLOTS * (1 - holes)) {
        home.rewritten = true
        const moved = home.alive
        home.alive = []
        for (const id of moved) place(id)
      }
    } else open = open.filter((id) => id !== dead)
    add()
  }
  return (crates.filter(({ rewritten }) => !rewritten).length * SLOTS) / living.length
}

test('crates left alone until half is holes cost over a third more; rewritten at a tenth, a twentieth', () => {
  expect(rawForEachLiving(0.5)).toBeGreaterThan(1.33)
  const tenth = rawForEachLiving(0.1)
  expect(tenth).toBeGreaterThan(1.045)
  expect(tenth).toBeLessThan(1.07)
})

test('three copies are lost when the third disk dies before the first is complete again: half of the square', () => {
  let lost = 0
  let state = 9
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
  const TRIES = 200_000
  const DEATHS = 0.01 // of one disk in the window
  for (let i = 0; i < TRIES; i++) {
    const [second, third] = [random() / DEATHS, random() / DEATHS]
    if (second < 1 && third < 1) lost++
  }
  // Which of the two others dies second does not matter, so it is p squared rather than two p squared.
  expect(lost / TRIES).toBeLessThan(1.5 * DEATHS ** 2)
})

test('a restored object loses its bytes a fortnight later, unless the restore takes them over from the removed row', () => {
  const run = (order: readonly string[], takesOver: boolean): boolean => {
    const rows = [{ version: 1, state: 'removed', bytes: true }]
    let stored = true
    for (const step of order) {
      const [old] = rows
      if (step === 'restore' && old?.state === 'removed') {
        rows.push({ version: 3, state: 'live', bytes: true })
        if (takesOver) old.state = 'restored'
      }
      if (step === 'fortnight' && old?.state === 'removed') {
        old.state = 'gone'
        stored = false
      }
    }
    return stored || !rows.some(({ state }) => state === 'live')
  }
  expect(orders(['restore'], ['fortnight']).every((order) => run(order, true))).toBe(true)
  expect(orders(['restore'], ['fortnight']).every((order) => run(order, false))).toBe(false)
})

test('a restore during a rewrite creates a second row with the old position, so the old crate waits for a last look at the names', () => {
  type Row = { state: string; crate: number | undefined }
  const run = (order: readonly string[], looks: boolean, keepsPlace = false) => {
    const rows: Row[] = [{ state: 'removed', crate: 88 }]
    let read: Row | undefined
    let isGone = false
    for (const step of order) {
      const [old] = rows
      if (step === 'read') read = old
      if (step === 'place' && read?.crate === 88) read.crate = 120
      if (step === 'restore' && old) {
        rows.push({ state: 'live', crate: old.crate })
        old.state = 'restored'
        if (!keepsPlace) old.crate = undefined
      }
      if (step === 'delete') for (const row of rows) if (row.state === 'live') row.state = 'removed'
      if (step === 'fortnight')
        for (const row of rows) if (row.state === 'removed') [row.state, row.crate] = ['gone', undefined]
      if (step === 'go') isGone = !looks || rows.every(({ crate }) => crate !== 88)
    }
    const safe = !isGone || rows.every(({ state, crate }) => state !== 'live' || crate !== 88)
    return { safe, isGone }
  }
  const all = orders(['read', 'place', 'go'], ['restore'])
  expect(all.every((order) => run(order, true).safe)).toBe(true)
  expect(all.every((order) => run(order, false).safe)).toBe(false)
  // The restored row gives up its place; if it kept it, a crate with nothing alive in it would be kept forever.
  const later = ['restore', 'delete', 'fortnight', 'go']
  expect(run(later, true).isGone).toBe(true)
  expect(run(later, true, true).isGone).toBe(false)
})

test('where an average crate needs 500 days for a tenth of holes, a removed byte waits half of that on average', () => {
  const holes = 10 // out of a hundred slots, one every fifty days
  const waits = Array.from({ length: holes }, (_, i) => 500 - (i + 0.5) * 50)
  expect(waits.reduce((sum, wait) => sum + wait, 0) / holes).toBe(250)
})

test('a front that slept brings back neither a replaced nor a deleted object, as its put was numbered when it began', () => {
  const run = (order: readonly string[], numbersAtStart: boolean): string => {
    let given = 0
    let newest = 0
    let shown = 'nothing'
    const begun = new Map<string, number>()
    for (const step of order) {
      const [what = '', who = ''] = step.split(' ')
      if (what === 'begin') begun.set(who, ++given)
      if (what === 'begin') continue
      const number = numbersAtStart ? (begun.get(who) ?? 0) : newest + 1
      if (number < newest) continue
      newest = number
      shown = what === 'delete' ? 'nothing' : who
    }
    return shown
  }
  const sleeper = ['begin first', 'row first']
  const replaced = orders(sleeper, ['begin second', 'row second']).filter(([step]) => step === 'begin first')
  const deleted = orders(sleeper, ['begin gone', 'delete gone']).filter(([step]) => step === 'begin first')
  expect(replaced.map((order) => run(order, true))).toEqual(replaced.map(() => 'second'))
  expect(deleted.map((order) => run(order, true))).toEqual(deleted.map(() => 'nothing'))
  expect(replaced.some((order) => run(order, false) === 'first')).toBe(true)
  expect(deleted.some((order) => run(order, false) === 'first')).toBe(true)
})

test('finish and remover turn one upload, so a name never points at parts that have gone', () => {
  const run = (order: readonly string[], demandsOpen: boolean) => {
    let state = 'open'
    let [parts, name] = [true, false]
    for (const step of order) {
      const isOpen = !demandsOpen || state === 'open'
      if (step === 'finish' && isOpen) [state, name] = ['finished', true]
      if (step === 'end' && isOpen) [state, parts] = ['ended', false]
    }
    return !name || parts
  }
  expect(orders(['finish'], ['end']).every((order) => run(order, true))).toBe(true)
  expect(orders(['finish'], ['end']).every((order) => run(order, false))).toBe(false)
})

test('files on a disk that are in no crate may be deleted after a day, if the map accepts new positions for only an hour', () => {
  // An encoder writes its pieces at hour 0 and enters them in the map at some later hour; the disk is tidied hourly.
  const lost = (namedAt: number, mapTakesFor: number, dropsAfter: number): boolean => {
    const named = namedAt <= mapTakesFor
    return named && namedAt > dropsAfter
  }
  const hours = Array.from({ length: 60 }, (_, hour) => hour)
  expect(hours.some((hour) => lost(hour, 1, 24))).toBe(false)
  expect(hours.some((hour) => lost(hour, Number.POSITIVE_INFINITY, 24))).toBe(true)
})

test('a restore whose response was lost is repeated by version; without one the repeat restores the previous photo', () => {
  const run = (namesVersion: boolean): number | undefined => {
    const rows = [
      { version: 1, state: 'removed', content: 1 }, // replaced
      { version: 2, state: 'removed', content: 2 }, // deleted by mistake
    ]
    const restore = (version: number) => {
      const removed = rows.filter(({ state }) => state === 'removed')
      const old = namesVersion ? removed.find((row) => row.version === version) : removed.at(-1)
      if (!old) return
      old.state = 'restored'
      for (const row of rows) if (row.state === 'live') row.state = 'removed'
      rows.push({ version: rows.length + 1, state: 'live', content: old.content })
    }
    restore(2)
    restore(2)
    return rows.find(({ state }) => state === 'live')?.content
  }
  expect([run(true), run(false)]).toEqual([2, 1])
})

test('a put is numbered for a day and a part accepted for a week, so a crate left alone for a fortnight gets no late row', () => {
  // Days after the crate was closed: when its rewrite copies everything that has a row, and when a slow front writes
  // one.
  const isLost = (rewrittenOn: number, rowOn: number, rowsUntil: number): boolean =>
    rowOn <= rowsUntil && rowOn > rewrittenOn
  const days = Array.from({ length: 30 }, (_, day) => day)
  for (const rowsUntil of [1, 7]) {
    expect(days.some((row) => isLost(14, row, rowsUntil))).toBe(false)
    expect(days.some((row) => isLost(0, row, rowsUntil))).toBe(true)
  }
})
