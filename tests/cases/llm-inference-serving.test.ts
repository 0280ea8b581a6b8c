import { expect, test } from 'vitest'
import { orders } from '../support/orders'

/** One answer on a pair of accelerators. Memory is counted in tokens; what the reader has seen stays seen. */
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

/** The case's scheduler with a line that is fed from `jobs`, the oldest first. Each step writes one token for all. */
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

test('what fits when it is let in does not fit later; where nobody may leave, all on board are lost', () => {
  const four = ['a', 'b', 'c', 'd'].map((name) => job(name, 200, 300))
  expect(runPair('nobody leaves', four)).toMatchObject({ crashed: true, done: [] })
  const { done, put, written } = runPair('youngest leaves', four)
  expect(done).toEqual(['a', 'b', 'c', 'd'])
  expect(put.length).toBeGreaterThan(0)
  expect(put).not.toContain('a')
  // Whoever left goes on where the text stopped: no token is written twice.
  expect(written).toBe(4 * 300)
})

test('taking the largest off starves the long document while short questions keep coming', () => {
  const crowd = [job('contract', 500, 200), ...Array.from({ length: 60 }, (_, n) => job(`q${n}`, 150, 100))]
  const naive = runPair('largest leaves', crowd)
  const kind = runPair('youngest leaves', crowd)
  expect(naive.put.filter((name) => name === 'contract').length).toBeGreaterThan(0)
  expect(naive.done.indexOf('contract')).toBe(crowd.length - 1)
  expect(kind.put).not.toContain('contract')
  expect(kind.done.indexOf('contract')).toBeLessThan(10)
})

test('keeping room for the longest answer puts nobody off, and carries far fewer', () => {
  const many = Array.from({ length: 40 }, (_, n) => job(`p${n}`, 150, n % 20 === 0 ? LONGEST : 60))
  const careful = runPair('reserve the longest', many)
  const bold = runPair('youngest leaves', many)
  expect(careful.put).toEqual([])
  expect(bold.done).toHaveLength(40)
  expect(bold.most).toBeGreaterThanOrEqual(2 * careful.most)
})

/** What gateways share about an answer: which attempt counts, and the text so far. */
class Answer {
  attempt = 0
  readonly text: string[] = []

  /** Makes all older attempts void. @returns what the next pair continues from. */
  takeOver(seen: number): { attempt: number; from: string[] } | undefined {
    if (seen !== this.attempt) return undefined
    this.attempt++
    return { attempt: this.attempt, from: [...this.text] }
  }

  add(attempt: number, at: number, word: string): boolean {
    if (attempt !== this.attempt || at !== this.text.length) return false
    this.text.push(word)
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
    // Words are drawn at random, so a sentence that changes hands has to be continued, not joined from two tries.
    const shown = answer.text.join(' ')
    expect(shown).toMatch(/^The clause( old2( old3)?)? new\d new\d$/)
    expect(answer.text).toHaveLength(new Set(answer.text.map((word) => word.replace(/\D/g, '') || word)).size)
    if (/new\d.*old\d/.test(naive.join(' '))) mixed++
  }
  expect(mixed).toBeGreaterThan(0)
})

test('two gateways that both take over leave one attempt', () => {
  const answer = new Answer()
  answer.takeOver(0)
  expect([answer.takeOver(1)?.attempt, answer.takeOver(1)]).toEqual([2, undefined])
})

test('a contract read in one go stops everybody for six seconds; read in pieces nobody waits above 100 ms', () => {
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

test('a short question passes a contract that is being read, and the contract still ends', () => {
  const firstWord = (turns: 'in order' | 'every other to the shortest') => {
    const reading = [
      { name: 'contract', left: 60_000 },
      { name: 'question', left: 1_800 },
    ]
    const at = new Map<string, number>()
    for (let step = 1; reading.some(({ left }) => left > 0); step++) {
      const open = reading.filter(({ left }) => left > 0)
      if (turns !== 'in order' && step % 2 === 0) open.sort((a, b) => a.left - b.left)
      const [next] = open
      if (!next) break
      next.left -= 693
      if (next.left <= 0) at.set(next.name, step / 10)
    }
    return at
  }
  expect(firstWord('in order').get('question')).toBe(9)
  expect(firstWord('every other to the shortest').get('question')).toBe(0.6)
  expect(firstWord('every other to the shortest').get('contract')).toBe(9)
})

/** Eleven o'clock on twelve pairs. `weight` says how much an unread token counts against a second of line. */
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

test('the shortest line overloads the fleet, blind loyalty makes lines; counting unread tokens double does neither', () => {
  const [shortest, own, double, blind] = [place(0.0001), place(1), place(2), place(100)]
  expect(shortest.busy).toBeGreaterThan(1)
  expect(double.busy).toBeLessThan(own.busy)
  expect(double.late).toBeLessThan(own.late)
  expect(double.late).toBeLessThan(1.5)
  expect(double.late).toBeLessThan(blind.late)
})
