import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the case claims, executed: nine o'clock in a place becomes another instant when a law changes, and two bookings
// of one room then overlap although nobody wrote anything; rooms are reassigned in order of rank, and back again;
// servers with old and new rules write at once; a claim arrives twice or late; a refused date stays refused; a phone
// with old rules; series that first collide beyond the year; an answer to a question that has changed.

type Zone = 'Mexico City' | 'Chicago'
/** 1: summer time in Mexico as until 2022. 2: none since. The rules of the United States stay. */
type Rules = 1 | 2

const DAY = 86_400_000
const sunday = (year: number, month: number, from: number) => {
  const first = Date.UTC(year, month, from)
  return first + ((7 - new Date(first).getUTCDay()) % 7) * DAY
}

function hoursBehind(zone: Zone, day: number, rules: Rules): number {
  const year = new Date(day).getUTCFullYear()
  const [from, to] =
    zone === 'Chicago'
      ? [sunday(year, 2, 8), sunday(year, 10, 1)]
      : rules === 1
        ? [sunday(year, 3, 1), sunday(year, 9, 25)]
        : [0, 0]
  return day >= from && day < to ? 5 : 6
}

/** A local time in a place, for an hour. `rank` is the order of acceptance. */
type Claim = { id: string; rank: number; zone: Zone; day: number; hour: number }
type Slot = { id: string; from: number; to: number }

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const hourOf = (instant: number) => new Date(instant).getUTCHours()

function slotOf({ id, zone, day, hour }: Claim, rules: Rules): Slot {
  const from = day + (hour + hoursBehind(zone, day, rules)) * 3_600_000
  return { id, from, to: from + 3_600_000 }
}

const overlap = (a: Slot, b: Slot) => a.from < b.to && b.from < a.to

/** The slots of one room: accepted dates in order of rank, each placed if nothing is in its way. */
function place(claims: readonly Claim[], rules: Rules): Slot[] {
  const placed: Slot[] = []
  for (const claim of [...claims].sort((a, b) => a.rank - b.rank)) {
    const slot = slotOf(claim, rules)
    if (!placed.some((other) => overlap(other, slot))) placed.push(slot)
  }
  return placed
}

const ana: Claim = { id: 'Ana', rank: 1, zone: 'Mexico City', day: day('2023-04-04'), hour: 9 }
const bob: Claim = { id: 'Bob', rank: 2, zone: 'Chicago', day: day('2023-04-04'), hour: 10 }
const ids = (slots: readonly Slot[]) => slots.map(({ id }) => id)

describe('a law moves a clock', () => {
  test('two bookings of one room, apart when accepted, overlap although nobody wrote', () => {
    expect([ana, bob].map((claim) => hourOf(slotOf(claim, 1).from))).toEqual([14, 15])
    expect([ana, bob].map((claim) => hourOf(slotOf(claim, 2).from))).toEqual([15, 15])
    expect(ids(place([ana, bob], 1))).toEqual(['Ana', 'Bob'])
    expect(ids(place([ana, bob], 2))).toEqual(['Ana'])
  })

  test('stored as instants, Ana would arrive an hour early; moving all by an hour moves Bob too', () => {
    const stored = place([ana, bob], 1)
    const shifted = stored.map(({ id, from, to }) => ({ id, from: from + 3_600_000, to: to + 3_600_000 }))
    const right = [ana, bob].map((claim) => slotOf(claim, 2))
    expect(stored[0]).not.toEqual(right[0])
    expect(shifted[0]).toEqual(right[0])
    expect(shifted[1]).not.toEqual(right[1])
  })

  test('when the law is taken back, the room has exactly the bookings it had', () => {
    const before = place([ana, bob], 1)
    const rows = new Map<Rules, Slot[]>(
      [1, 2, 1].map((rules) => [rules as Rules, place([ana, bob], rules as Rules)]),
    )
    expect(rows.get(1)).toEqual(before)
    // Deleting the losing dates would not bring Bob back.
    const kept = [ana, bob].filter(({ id }) => ids(place([ana, bob], 2)).includes(id))
    expect(ids(place(kept, 1))).toEqual(['Ana'])
  })

  test('if every booking of a room runs by the clock of the room, none can overlap', () => {
    const local: Claim = { ...bob, zone: 'Mexico City', hour: 10 }
    for (const rules of [1, 2] as const) expect(ids(place([ana, local], rules))).toEqual(['Ana', 'Bob'])
  })

  test('a phone with old rules that gets only the instant shows ten for nine', () => {
    const { from } = slotOf(ana, 2)
    const shownBy = (rules: Rules) => hourOf(from) - hoursBehind('Mexico City', ana.day, rules)
    expect([shownBy(1), shownBy(2)]).toEqual([10, 9])
  })
})

describe('servers with old and new rules at the same time', () => {
  /** `claims` are the accepted dates with their rank, including losing ones; `slots` are where they are placed. */
  type Room = { rules: Rules; claims: Claim[]; slots: Slot[] }

  /** Under the room's lock: with the room's rules, whatever the server's are. */
  const book = (claim: Claim) => (room: Room) => {
    const slot = slotOf(claim, room.rules)
    if (room.slots.some((other) => overlap(other, slot))) return
    room.claims.push({ ...claim, rank: room.claims.length + 1 })
    room.slots.push(slot)
  }
  const careless = (claim: Claim, own: Rules) => (room: Room) => {
    const slot = slotOf(claim, own)
    if (room.slots.some((other) => overlap(other, slot))) return
    room.claims.push(claim)
    room.slots.push(slot)
  }
  const move = (room: Room) => {
    room.rules = 2
    room.slots = place(room.claims, 2)
  }
  const same = (id: string, rank: number): Claim => ({ ...bob, id, rank })
  const twice = ({ slots, claims }: Room) => {
    const real = slots.map(({ id }) => slotOf(claims.find((claim) => claim.id === id) ?? ana, 2))
    return real.some((a, index) => real.slice(index + 1).some((b) => overlap(a, b)))
  }

  test('in every order of two bookers and the move, nobody shares an hour', () => {
    const writers = [
      [book(ana), book({ ...ana, id: 'Eva', rank: 3, hour: 10 })],
      [book(same('Bob', 2))],
      [move],
    ]
    for (const steps of orders(...writers)) {
      const room: Room = { rules: 1, claims: [], slots: [] }
      for (const step of steps) step(room)
      expect(room.rules).toBe(2)
      expect(twice(room)).toBe(false)
      // An accepted date without a slot has lost it to one accepted earlier.
      const standing = room.claims.filter(({ id }) => ids(room.slots).includes(id))
      for (const lost of room.claims.filter((claim) => !standing.includes(claim)))
        expect(
          standing.some((kept) => kept.rank < lost.rank && overlap(slotOf(kept, 2), slotOf(lost, 2))),
        ).toBe(true)
    }
  })

  test('a server that uses its own rules puts two meetings into one hour, and no row overlaps', () => {
    const room: Room = { rules: 1, claims: [], slots: [] }
    careless(ana, 1)(room)
    careless(same('Bob', 2), 2)(room)
    expect(ids(room.slots)).toEqual(['Ana', 'Bob'])
    expect(twice(room)).toBe(true)
  })

  /** `insert … on conflict do nothing returning`, and the same with the result read from the table afterwards. */
  const insert = (room: Room, claim: Claim) => {
    const before = room.claims.length
    book(claim)(room)
    return { returned: room.claims.slice(before).map(({ id }) => id), read: ids(room.slots) }
  }

  test('a claim that arrives again after a crash meets its own slot, so the result is read from the table', () => {
    const room: Room = { rules: 1, claims: [], slots: [] }
    insert(room, ana)
    expect(insert(room, ana)).toEqual({ returned: [], read: ['Ana'] })
    expect(room.claims).toHaveLength(1)
  })

  test('an older request that arrives after the newer one changes nothing', () => {
    const wishes = [
      { version: 1, hour: 9 },
      { version: 2, hour: 11 },
    ]
    const lastOne = { version: 0, hour: 0 }
    for (const order of orders(...wishes.map((wish) => [wish, wish]))) {
      const claim = { version: 0, hour: 0 }
      for (const wish of order) {
        Object.assign(lastOne, wish)
        if (wish.version > claim.version) Object.assign(claim, wish)
      }
      expect(claim.hour).toBe(11)
    }
    expect(lastOne.hour).toBe(9)
  })

  test('a refused date does not push out who got the hour later, as it would if whole claims were placed by rank', () => {
    const room: Room = { rules: 1, claims: [], slots: [] }
    const carl: Claim = { ...ana, id: 'Carl' }
    const dan: Claim = { ...ana, id: 'Dan' }
    book(carl)(room)
    book(ana)(room) // refused, Carl sits there
    room.claims = room.claims.filter(({ id }) => id !== 'Carl')
    room.slots = room.slots.filter(({ id }) => id !== 'Carl')
    book(dan)(room)
    move(room)
    expect(ids(room.slots)).toEqual(['Dan'])
    expect(
      ids(
        place(
          [
            { ...ana, rank: 2 },
            { ...dan, rank: 3 },
          ],
          2,
        ),
      ),
    ).toEqual(['Ana'])
  })
})

test('two series that first meet beyond the year are both accepted, and the earlier keeps the day', () => {
  const start = day('2024-01-02')
  const weeks = (every: number, first: number) => (at: number) =>
    (at - start) / DAY / 7 >= first && ((at - start) / DAY / 7 - first) % every === 0
  const days = Array.from({ length: 80 }, (_, week) => start + week * 7 * DAY)
  const often = weeks(8, 0)
  const rare = weeks(9, 1) // meets every 72 weeks: the first time in week 64
  const firstMeeting = days.findIndex((at) => often(at) && rare(at))
  expect(firstMeeting).toBe(64)
  const onThatDay = [
    { id: 'rare', rank: 1, zone: 'Mexico City' as const, day: days[firstMeeting] ?? 0, hour: 9 },
    { id: 'often', rank: 2, zone: 'Mexico City' as const, day: days[firstMeeting] ?? 0, hour: 9 },
  ]
  for (const order of orders(...onThatDay.map((claim) => [claim])))
    expect(ids(place(order, 2))).toEqual(['rare'])
})

describe('an answer and a question that has changed', () => {
  type Meeting = { asked: number; when: string; answers: Record<string, { to: number; says: string }> }
  const move = (meeting: Meeting) => {
    meeting.asked++
    meeting.when = 'Wednesday'
  }
  const says = (meeting: Meeting, who: string) => {
    const answer = meeting.answers[who]
    return answer?.to === meeting.asked ? answer.says : 'not answered'
  }

  test('"no" to Tuesday is never taken for "no" to Wednesday, in whatever order both arrive', () => {
    for (const steps of orders(['moved'], ['no to 3'])) {
      const meeting: Meeting = { asked: 3, when: 'Tuesday', answers: {} }
      for (const step of steps) {
        if (step === 'moved') move(meeting)
        else meeting.answers.Ben = { to: 3, says: 'no' }
      }
      expect(says(meeting, 'Ben')).toBe('not answered')
      meeting.answers.Ben = { to: 4, says: 'yes' }
      expect(says(meeting, 'Ben')).toBe('yes')
    }
  })

  test('an occurrence keeps its first date as its name, so two moved to one day stay two', () => {
    const moved = new Map([
      ['2023-04-04', '2023-04-12'],
      ['2023-04-11', '2023-04-12'],
    ])
    expect(moved.size).toBe(2)
    expect(new Set(moved.values()).size).toBe(1)
  })
})

test('an hour given back goes first to a date that lost it; offered to whoever comes next, it is lost once more', () => {
  const eva: Claim = { ...bob, id: 'Eva', rank: 3 }
  // The law is in force, Bob has lost the hour to Ana, and Ana cancels before Eva asks.
  const standing = place([bob], 2)
  expect(ids(standing)).toEqual(['Bob'])
  expect(standing.some((slot) => overlap(slot, slotOf(eva, 2)))).toBe(true)
  expect(ids(place([eva], 2))).toEqual(['Eva'])
})

test('an offline phone shows the right text where the meeting has its place, and an old one elsewhere', () => {
  const shown = (rules: Rules, zone: Zone) =>
    hourOf(slotOf(ana, rules).from) - hoursBehind(zone, ana.day, rules)
  expect([shown(1, 'Mexico City'), shown(2, 'Mexico City')]).toEqual([9, 9])
  expect([shown(1, 'Chicago'), shown(2, 'Chicago')]).toEqual([9, 10])
})

test('a law changes a guest’s hour but not the question: nine in Mexico City is ten in Chicago from then on', () => {
  const inChicago = (rules: Rules) => hourOf(slotOf(ana, rules).from) - hoursBehind('Chicago', ana.day, rules)
  expect([inChicago(1), inChicago(2)]).toEqual([9, 10])
  const question = { asked: 3, place: ana.zone, hour: ana.hour } // no row is written by a law
  expect(question).toEqual({ asked: 3, place: 'Mexico City', hour: 9 })
})

test('a date that is lost and comes back within one wish: only the count of the room tells which was said last', () => {
  const said = [
    { version: 1, changes: 8, lost: true }, // the law
    { version: 1, changes: 9, lost: false }, // repealed
  ]
  const shown = (
    by: 'version' | 'changes',
    arrived: readonly { version: number; changes: number; lost: boolean }[],
  ) => {
    let now = { version: 0, changes: 0, lost: false }
    for (const one of arrived) if (one[by] >= now[by]) now = one
    return now.lost
  }
  const late = said.toReversed()
  expect([shown('version', said), shown('version', late)]).toEqual([false, true])
  expect([shown('changes', said), shown('changes', late)]).toEqual([false, false])
})

test('an invitation outside carries the rules of its day: after a law it is an hour off until it is sent again', () => {
  // The guest's system takes local time and rules from the file and shows the instant by its own, newer list.
  const shown = (inFile: Rules) => hourOf(slotOf(ana, inFile).from) - hoursBehind('Mexico City', ana.day, 2)
  expect([shown(1), shown(2)]).toEqual([8, 9])
})

test('at midnight a booker does not pass an older series: the new day is opened under the lock, after the claims', () => {
  const run = (order: readonly string[], opens: boolean): string | undefined => {
    let open = !opens
    let holder: string | undefined
    for (const step of order) {
      if (step === 'job') {
        holder ??= 'series of rank 1'
        open = true
      }
      if (step === 'booker' && open) holder ??= 'booker'
    }
    return holder
  }
  const all = orders(['job'], ['booker'])
  expect(all.map((order) => run(order, true))).toEqual(['series of rank 1', 'series of rank 1'])
  expect(all.map((order) => run(order, false))).toContain('booker')
})

test('a series moved to Wednesday keeps its cancelled date by count; named by its start alone, the date comes back', () => {
  const starts = (first: string) => Array.from({ length: 4 }, (_, week) => day(first) + week * 7 * DAY)
  const [tuesdays, wednesdays] = [starts('2023-05-02'), starts('2023-05-03')]
  const cancelled = tuesdays[1] ?? 0
  expect(wednesdays.filter((start) => start !== cancelled)).toHaveLength(4)
  const byCount = wednesdays[tuesdays.indexOf(cancelled)]
  expect(wednesdays.filter((start) => start !== byCount)).toHaveLength(3)
})

test('a change whose reply was lost is repeated without being refused; somebody else with the old version is', () => {
  const meeting = { version: 4, lastOwnId: '' }
  const patch = (version: number, ownId: string): 200 | 409 => {
    if (version + 1 === meeting.version && ownId === meeting.lastOwnId) return 200
    if (version !== meeting.version) return 409
    Object.assign(meeting, { version: version + 1, lastOwnId: ownId })
    return 200
  }
  expect([patch(4, 'ana/7'), patch(4, 'ana/7'), patch(4, 'bob/2')]).toEqual([200, 200, 409])
  expect(meeting.version).toBe(5)
})

test('a claim that follows a series carries its version, or a late claim of the old series takes its dates back', () => {
  const run = (order: readonly string[], carriesVersion: boolean): boolean => {
    const old = { version: 3, endsAt: 'never' }
    for (const step of order) {
      if (step === 'new series follows') {
        old.endsAt = 'the split'
        if (carriesVersion) old.version = 5
      }
      if (step === 'old series, version 4' && old.version < 4)
        Object.assign(old, { version: 4, endsAt: 'never' })
    }
    return old.endsAt === 'the split'
  }
  const all = orders(['new series follows'], ['old series, version 4'])
  expect(all.every((order) => run(order, true))).toBe(true)
  expect(all.every((order) => run(order, false))).toBe(false)
})
