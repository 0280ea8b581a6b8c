import { expect, test } from 'vitest'
import { orders } from '../support/orders'

/** One answer on a pair of accelerators. Memory is counted in tokens; what the reader has seen stays visible. */
type Job = { name: string; prompt: number; answer: number; sent: number; kept: number }

const job = (name: string, prompt: number, answer: number): Job => ({
  name,
  prompt,
  answer,
  sent: 0,
  kept: 0,
})

type Rule = 'youngest leaves' | 'largest leaves' | 'nobody leaves' | 'reserve the longest'

const ROOM = 1000
const LONGEST = 400

/** The case's scheduler with a queue that is fed from `jobs`, the oldest first. Each step writes one token for all. */
function runPair(rule: Rule, jobs: readonly Job[], steps = 3000) {
  const line = jobs.map((one, age) => ({ ...one, age }))
  const aboard: typeof line = []
  const done: string[] = []
  const put: string[] = []
  const memory = () => aboard.reduce((sum, { kept }) => sum + kept, 0)
  const ahead = rule === 'reserve the longest' ? LONGEST : 1
  let most = 0
  let written = 0
  for (let step = 0; step < steps && line.length + aboard.length > 0; step++) {
    const [next] = line
    const promised = aboard.reduce((sum, { prompt, kept }) => Math.max(prompt + ahead, kept) + sum, 0)
    if (next && promised + next.prompt + next.sent + ahead <= ROOM) {
      aboard.push(next)
      line.shift()
      next.kept = next.prompt + next.sent
    }
    most = Math.max(most, aboard.length)
    for (const one of [...aboard].sort((a, b) => a.age - b.age)) {
      while (aboard.includes(one) && memory() + 1 > ROOM) {
        if (rule === 'nobody leaves') return { done, put, most, written, crashed: true }
        const size = rule === 'largest leaves' ? 'kept' : 'age'
        const leaver = [...aboard].sort((a, b) => a[size] - b[size]).at(-1) ?? one
        aboard.splice(aboard.indexOf(leaver), 1)
        leaver.kept = 0
        put.push(leaver.name)
        if (rule === 'largest leaves') line.push(leaver)
        else line.unshift(leaver)
      }
      if (!aboard.includes(one)) continue
      one.sent++
      one.kept++
      written++
      if (one.sent < one.answer) continue
      done.push(one.name)
      aboard.splice(aboard.indexOf(one), 1)
    }
  }
  return { done, put, most, written, crashed: false }
}

test('what fits when it is admitted does not fit later; if nothing may be evicted, everything on board is lost', () => {
  const four = ['a', 'b', 'c', 'd'].map((name) => job(name, 200, 300))
  expect(runPair('nobody leaves', four)).toMatchObject({ crashed: true, done: [] })
  const { done, put, written } = runPair('youngest leaves', four)
  expect(done).toEqual(['a', 'b', 'c', 'd'])
  expect(put.length).toBeGreaterThan(0)
  expect(put).not.toContain('a')
  // An evicted answer continues where the text stopped: no token is written twice.
  expect(written).toBe(4 * 300)
})

test('evicting the largest starves the long document while short questions keep arriving', () => {
  const crowd = [job('contract', 500, 200), ...Array.from({ length: 60 }, (_, n) => job(`q${n}`, 150, 100))]
  const naive = runPair('largest leaves', crowd)
  const kind = runPair('youngest leaves', crowd)
  expect(naive.put.filter((name) => name === 'contract').length).toBeGreaterThan(0)
  expect(naive.done.indexOf('contract')).toBe(crowd.length - 1)
  expect(kind.put).not.toContain('contract')
  expect(kind.done.indexOf('contract')).toBeLessThan(10)
})

test('reserving room for the longest answer evicts nobody, and serves far fewer', () => {
  const many = Array.from({ length: 40 }, (_, n) => job(`p${n}`, 150, n % 20 === 0 ? LONGEST : 60))
  const careful = runPair('reserve the longest', many)
  const bold = runPair('youngest leaves', many)
  expect(careful.put).toEqual([])
  expect(bold.done).toHaveLength(40)
  expect(bold.most).toBeGreaterThanOrEqual(2 * careful.most)
})

/** What gateways share about an answer: which attempt counts, the text so far, and whether it has ended. */
class Answer {
  attempt = 0
  hasEnded = false
  readonly text: string[] = []

  /** Invalidates all older attempts. @returns what the next pair continues from. */
  takeOver(seen: number): { attempt: number; from: string[] } | undefined {
    if (seen !== this.attempt || this.hasEnded) return undefined
    this.attempt++
    return { attempt: this.attempt, from: [...this.text] }
  }

  add(attempt: number, at: number, word: string, isLast = false): boolean {
    if (attempt !== this.attempt || at !== this.text.length || this.hasEnded) return false
    this.text.push(word)
    this.hasEnded = isLast
    return true
  }
}

test('a pair that was only slow and its replacement never mix their words, in any order', () => {
  let mixed = 0
  for (const order of orders(['old', 'old'], ['take over', 'new', 'new'])) {
    const answer = new Answer()
    const first = answer.takeOver(0)
    if (!first) throw new Error('nobody else was there')
    answer.add(first.attempt, 0, 'The')
    answer.add(first.attempt, 1, 'clause')
    const naive = ['The', 'clause']
    let oldAt = 2
    let second = { attempt: -1, from: [] as string[] }
    let newAt = 0
    for (const who of order) {
      if (who === 'old') {
        naive.push(`old${oldAt}`)
        answer.add(first.attempt, oldAt, `old${oldAt}`)
        oldAt++
      } else if (who === 'take over') {
        second = answer.takeOver(1) ?? second
        newAt = second.from.length
      } else {
        naive.push(`new${newAt}`)
        answer.add(second.attempt, newAt, `new${newAt}`)
        newAt++
      }
    }
    // Words are random, so a sentence that changes pairs has to be continued rather than joined from two attempts.
    const shown = answer.text.join(' ')
    expect(shown).toMatch(/^The clause( old2( old3)?)? new\d new\d$/)
    expect(answer.text).toHaveLength(new Set(answer.text.map((word) => word.replace(/\D/g, '') || word)).size)
    if (/new\d.*old\d/.test(naive.join(' '))) mixed++
  }
  expect(mixed).toBeGreaterThan(0)
})

test('a prompt that crashes pairs: after two crashes six are suspects, and one by one no more people are hit', () => {
  const POISON = 17
  const aboard = Array.from({ length: 60 }, (_, n) => n)
  const second = aboard.filter((n) => n % 11 === POISON % 11) // spread over eleven pairs
  expect(second).toContain(POISON)
  expect(second.length).toBeLessThanOrEqual(6)
  const lost = (alone: boolean) => {
    const groups = alone ? second.map((n) => [n]) : [second]
    return groups.filter((group) => group.includes(POISON)).flat().length
  }
  expect([lost(false), lost(true)]).toEqual([second.length, 1])
  expect((second.length - 1) * (0.37 + 300 / 67)).toBeLessThan(30)
})

test('memory for what is asked again: an answer within five minutes is found if ninety seconds lie between questions', () => {
  const perPair = (142_800 * 0.3) / 12
  const fresh = (perPair * 300 * 328e3) / 512e9
  const again = 0.7 - 1_200 / 3_570
  expect(fresh).toBeCloseTo(0.686, 2)
  expect(fresh * (1 + (again / 0.3) * (90 / 300))).toBeLessThan(1)
  expect(fresh * (1 + (again / 0.3) * (150 / 300))).toBeGreaterThan(1)
})

test('two gateways that both take over leave one attempt', () => {
  const answer = new Answer()
  answer.takeOver(0)
  expect([answer.takeOver(1)?.attempt, answer.takeOver(1)]).toEqual([2, undefined])
})

test('an app that comes back for a finished letter gets no new attempt, and a stopped one gets no more words', () => {
  const finished = new Answer()
  finished.takeOver(0)
  expect(finished.add(1, 0, 'Regards', true)).toBe(true)
  expect(finished.takeOver(1)).toBeUndefined()

  const stopped = new Answer()
  stopped.takeOver(0)
  stopped.hasEnded = true // the reader pressed Stop while its pair seemed dead
  expect(stopped.takeOver(1)).toBeUndefined()
  expect(stopped.add(1, 0, 'Dear')).toBe(false)
})

test('a contract read in one go stops everybody for six seconds; read in pieces nobody waits more than 100 ms', () => {
  const [readRate, step] = [10_000, 0.0307]
  const pauses = (piece: number) => {
    const gaps: number[] = []
    for (let left = 60_000; left > 0; left -= piece) gaps.push(step + Math.min(piece, left) / readRate)
    return { longest: Math.max(...gaps), firstWord: gaps.reduce((sum, gap) => sum + gap, 0) }
  }
  expect(pauses(60_000).longest).toBeGreaterThan(6)
  expect(pauses(693).longest).toBeLessThanOrEqual(0.1001)
  expect(pauses(693).firstWord).toBeGreaterThan(8.6)
  expect(pauses(693).firstWord).toBeLessThan(8.8)
})

/** A pair with a queue that is never empty, in steps. @returns how many in a hundred answers were evicted. */
function putOff(margin: number, length: (random: () => number) => number, steps = 8000) {
  const ROOM = 225_610
  let seed = 7
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  type Person = { age: number; size: number; left: number }
  let [free, done, put, age] = [ROOM, 0, 0, 0]
  const arrive = (): Person => ({ age: age++, size: random() < 0.01 ? 60_000 : 3_000, left: length(random) })
  const back: Person[] = []
  let aboard: Person[] = []
  let next = arrive()
  for (let step = 0; step < steps; step++) {
    for (;;) {
      const one = back.at(-1) ?? next
      if (one.size + ROOM * margin > free) break
      free -= one.size
      aboard.push(one)
      if (back.length > 0) back.pop()
      else next = arrive()
    }
    aboard.sort((a, b) => a.age - b.age)
    for (let i = 0; i < aboard.length; i++) {
      if (free < 1) {
        const youngest = aboard.pop()
        if (!youngest) break
        free += youngest.size
        put++
        back.push(youngest)
        back.sort((a, b) => b.age - a.age)
      }
      const one = aboard[i]
      if (!one) break
      one.size++
      one.left--
      free--
    }
    for (const { left, size } of aboard) {
      if (left > 0) continue
      free += size
      done++
    }
    aboard = aboard.filter(({ left }) => left > 0)
  }
  return (100 * put) / done
}

test('admitting by the prompt alone evicts one in twelve; with 5 % kept free hardly any, and fewer the more lengths differ', () => {
  const mixed = (random: () => number) =>
    Math.max(1, Math.min(4_000, Math.round(-Math.log(1 - random()) * 300)))
  const bare = putOff(0, mixed)
  expect(bare).toBeGreaterThan(6)
  expect(bare).toBeLessThan(11)
  expect(putOff(0.05, mixed)).toBe(0)
  const equal = putOff(0.05, () => 300)
  expect(equal).toBeGreaterThan(0)
  expect(equal).toBeLessThan(3)
})

/** Slices of 693 tokens in which `reading` is read. @returns the seconds until each is finished. */
function readAll(reading: { name: string; left: number; begun?: boolean }[], begunFirst: boolean) {
  const through = new Map<string, number>()
  for (let step = 1; reading.some(({ left }) => left > 0); step++) {
    let budget = 693
    const take = (list: typeof reading, most: number) => {
      let share = Math.min(most, budget)
      for (const one of list) {
        const part = Math.min(share, Math.max(0, one.left))
        one.left -= part
        share -= part
        budget -= part
        if (one.left <= 0 && !through.has(one.name)) through.set(one.name, step / 10)
      }
    }
    const shortest = [...reading].sort((a, b) => a.left - b.left)
    if (begunFirst)
      take(
        shortest.filter(({ begun }) => begun),
        693,
      )
    take(shortest, budget / 2)
    take(reading, budget)
    take(shortest, budget)
  }
  return through
}

test('begun answers of a lost pair are back in 5 s only if they are read before a contract and before new questions', () => {
  const work = () => [
    { name: 'contract', left: 60_000 },
    ...Array.from({ length: 6 }, (_, n) => ({ name: `begun${n}`, left: 3_416, begun: true })),
    ...Array.from({ length: 10 }, (_, n) => ({ name: `new${n}`, left: 900 })),
  ]
  const last = (through: Map<string, number>) => 1 + (through.get('begun5') ?? 0)
  expect(last(readAll(work(), true))).toBeLessThan(5)
  expect(last(readAll(work(), false))).toBeGreaterThan(9)
})

test('a contract is through in 20 s at eleven, with ordinary questions passing it', () => {
  const reading = [{ name: 'contract', left: 60_000 }]
  for (let n = 0; n < 60; n++) reading.push({ name: `q${n}`, left: 900 }) // eighteen seconds of them
  expect(readAll(reading, true).get('contract')).toBeLessThan(20)
  expect(60_000 / (6_930 - 2_970)).toBeGreaterThan(15)
})

test('a begun answer about a contract is back in 25 s after a lost pair at eleven, and not in 20', () => {
  const [others, pairs] = [3.96, 12]
  const back = others + 60_000 / (6_930 - (2_970 * pairs) / (pairs - 1))
  expect(back).toBeGreaterThan(20)
  expect(back).toBeLessThan(25)
})

test('a short question passes a contract that is being read, and the contract still ends', () => {
  const firstWord = (turns: 'in order' | 'half to the shortest') => {
    const reading = [
      { name: 'contract', left: 60_000 },
      { name: 'question', left: 1_800 },
    ]
    if (turns !== 'in order') return readAll(reading, true)
    const at = new Map<string, number>()
    for (let step = 1; reading.some(({ left }) => left > 0); step++) {
      const next = reading.find(({ left }) => left > 0)
      if (!next) break
      next.left -= 693
      if (next.left <= 0) at.set(next.name, step / 10)
    }
    return at
  }
  expect(firstWord('in order').get('question')).toBe(9)
  expect(firstWord('half to the shortest').get('question')).toBe(0.6)
  expect(firstWord('half to the shortest').get('contract')).toBe(9)
})

/** Eleven o'clock on twelve pairs. `weight` is how much an unread token counts compared with a second of queue. */
function place(weight: number, questions = 8000) {
  let seed = 1
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const wait = (mean: number) => -Math.log(1 - random()) * mean
  const pairs = Array.from({ length: 12 }, () => ({ freeAt: 0, kept: new Set<number>() }))
  const talks: { id: number; left: number; prompt: number }[] = []
  const lines: number[] = []
  let [now, work] = [0, 0]
  for (let id = 0; id < questions; id++) {
    now += wait(1 / 40)
    const known = random() < 0.75 ? talks[Math.floor(random() * talks.length)] : undefined
    const talk = known ?? { id, left: 6, prompt: random() < 0.01 ? 60_000 : 3_000 }
    if (!known) talks.push(talk)
    if (--talk.left === 0) talks.splice(talks.indexOf(talk), 1)
    let best = { cost: Number.POSITIVE_INFINITY, line: 0, read: 0, pair: pairs[0] }
    for (const pair of pairs) {
      const read = (pair.kept.has(talk.id) ? 200 : talk.prompt - 1_200) / 10_000
      const line = Math.max(0, pair.freeAt - now)
      if (line + weight * read < best.cost) best = { cost: line + weight * read, line, read, pair }
    }
    const took = best.read + wait(300) / 1_970
    best.pair?.kept.add(talk.id)
    if (best.pair) best.pair.freeAt = now + best.line + took
    work += took
    if (id > questions / 3) lines.push(best.line)
  }
  lines.sort((a, b) => a - b)
  return { busy: work / now / 12, late: lines[Math.floor(lines.length * 0.95)] ?? 0 }
}

test('the shortest queue overloads the fleet, blind loyalty creates queues; counting unread tokens double does neither', () => {
  const [shortest, own, double, blind] = [place(0.0001), place(1), place(2), place(100)]
  expect(shortest.busy).toBeGreaterThan(1)
  expect(double.busy).toBeLessThan(own.busy)
  expect(double.late).toBeLessThan(own.late)
  expect(double.late).toBeLessThan(1.5)
  expect(double.late).toBeLessThan(blind.late)
})

type Asked = {
  kind: 'question' | 'contract'
  size: number
  unread: number
  sent: number
  answer: number
  came: number
}

/**
 * Eleven o'clock on twelve pairs with memory and slices. `once`: our instructions are in each pair's memory only once.
 */
function eleven(once: boolean, found: number, seconds = 300) {
  let seed = 1
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const spread = (mean: number) => -Math.log(1 - random()) * mean
  const [ROOM, INSTRUCTIONS] = [225_610, 1_200]
  const spare = ROOM * 0.05
  const own = ({ size }: { size: number }) => size - (once ? INSTRUCTIONS : 0)
  const empty = () => ({
    at: 0,
    used: 0,
    line: [] as Asked[],
    reading: [] as Asked[],
    writing: [] as Asked[],
  })
  const pairs = Array.from({ length: 12 }, empty)
  const first = { question: [] as number[], contract: [] as number[] }
  const step = (pair: ReturnType<typeof empty>) => {
    for (let next = pair.line[0]; next && pair.used + own(next) + spare <= ROOM; next = pair.line[0]) {
      pair.line.shift()
      pair.used += own(next)
      pair.reading.push(next)
    }
    const moved = pair.writing.reduce((sum, { size }) => sum + size, 0) * 328e3
    const base = (70e9 + moved) / 4.69e12
    const slice = pair.reading.length > 0 ? (0.1 - base) * 10_000 : 0
    let budget = slice
    const take = (list: readonly Asked[], most: number) => {
      let share = Math.min(most, budget)
      for (const one of list) {
        const part = Math.min(share, one.unread)
        one.unread -= part
        share -= part
        budget -= part
      }
    }
    const shortest = [...pair.reading].sort((a, b) => a.unread - b.unread)
    take(shortest, budget / 2)
    take(pair.reading, budget)
    take(shortest, budget)
    pair.at += base + (slice - budget) / 10_000
    for (const one of pair.writing) {
      one.size++
      one.sent++
      pair.used++
      if (one.sent === 1) first[one.kind].push(pair.at - one.came)
      if (one.sent === one.answer) pair.used -= own(one)
    }
    pair.writing = pair.writing.filter(({ sent, answer }) => sent < answer)
    pair.writing.push(...pair.reading.filter(({ unread }) => unread <= 0))
    pair.reading = pair.reading.filter(({ unread }) => unread > 0)
    return pair.used <= ROOM
  }
  let [full, unread, asked] = [0, 0, 0]
  for (let now = 0; now < seconds; now += spread(1 / 40)) {
    for (const pair of pairs) {
      while (pair.at < now && pair.line.length + pair.reading.length + pair.writing.length > 0)
        if (!step(pair)) full++
      pair.at = Math.max(pair.at, now)
    }
    const kind = random() < 0.01 ? 'contract' : 'question'
    const size = kind === 'contract' ? 60_000 : 3_000
    const home = Math.floor(random() * 12)
    const again = random() < (kind === 'contract' ? found / 0.992 : (found - 0.4) / 0.54)
    const choices = pairs.map((pair, n) => {
      const left = again && n === home ? (kind === 'contract' ? 480 : 180) : size - INSTRUCTIONS
      const ahead = [...pair.line, ...pair.reading].reduce((sum, one) => sum + one.unread, 0) / 6_930
      const wanted = pair.line.reduce((sum, one) => sum + own(one), own({ size })) + spare + pair.used - ROOM
      const cost = Math.max(ahead, wanted / 11_000, 0) + (2 * left) / 10_000 + pair.writing.length / 1e4
      return { pair, left, cost }
    })
    const best = choices.reduce((a, b) => (b.cost < a.cost ? b : a))
    unread += best.left
    asked += size
    const answer = Math.max(1, Math.min(4_000, Math.round(spread(300))))
    best.pair.line.push({ kind, size, unread: best.left, sent: 0, answer, came: now })
  }
  const late = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length * 0.95)] ?? 0
  return { found: 1 - unread / asked, question: late(first.question), contract: late(first.contract), full }
}

test('at eleven the first word keeps its promise, but only with the instructions in memory once for all', () => {
  const shared = eleven(true, 0.72)
  expect(shared.found).toBeGreaterThan(0.67)
  expect(shared.found).toBeLessThan(0.71)
  expect(shared.question).toBeLessThan(1)
  expect(shared.contract).toBeLessThan(20)
  expect(shared.full).toBe(0)
  const apart = eleven(false, 0.72)
  expect(apart.question).toBeGreaterThan(2)
})
