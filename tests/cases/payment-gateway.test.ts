import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the payment-gateway case claims, executed: a late yes and the resolver's cancellation in every sequence, a crash
// after each step, two clerks who refund together, and the books of one payment added up.

type Step = 'bank says yes' | 'service records yes' | 'resolver claims' | 'resolver cancels'

type Outcome = { shopTold: 'yes' | 'no' | 'wait'; bankHolds: boolean }

/** Bank B: a cancellation is accepted for any reference, and that reference is refused from then on. */
function run(steps: readonly Step[], claimsFirst: boolean): Outcome {
  let attempt: 'calling' | 'cancelling' | 'approved' | 'cancelled' = 'calling'
  let bankHolds = false
  let bankRefuses = false
  let answer: 'yes' | 'no' | undefined
  let mayCancel = !claimsFirst
  for (const step of steps) {
    if (step === 'bank says yes') {
      answer = bankRefuses ? 'no' : 'yes'
      bankHolds = !bankRefuses
    }
    if (step === 'service records yes' && attempt === 'calling' && answer === 'yes') attempt = 'approved'
    if (step === 'resolver claims' && attempt === 'calling') {
      if (claimsFirst) attempt = 'cancelling'
      mayCancel = true
    }
    if (step === 'resolver cancels' && mayCancel) {
      bankHolds = false
      bankRefuses = true
      if (attempt !== 'approved') attempt = 'cancelled'
    }
  }
  const told = { calling: 'wait', cancelling: 'wait', approved: 'yes', cancelled: 'no' } as const
  return { shopTold: told[attempt], bankHolds }
}

const SERVICE: Step[] = ['bank says yes', 'service records yes']
const RESOLVER: Step[] = ['resolver claims', 'resolver cancels']
const isWrong = ({ shopTold, bankHolds }: Outcome): boolean =>
  (shopTold === 'yes' && !bankHolds) || (shopTold === 'no' && bankHolds)

describe('silence', () => {
  const all = orders(SERVICE, RESOLVER)

  test('a resolver that claims the attempt before it cancels never contradicts what the shop was told', () => {
    expect(all.filter((steps) => isWrong(run(steps, true)))).toEqual([])
  })

  test('one that cancels without claiming takes back an approved payment for which the parcel has left', () => {
    const wrong = all.filter((steps) => isWrong(run(steps, false)))
    expect(wrong.length).toBeGreaterThan(0)
    for (const steps of wrong) expect(run(steps, false)).toEqual({ shopTold: 'yes', bankHolds: false })
  })

  test('after a crash at any point, the next resolver finds the row and brings it to one end', () => {
    for (const steps of all) {
      for (let died = 0; died <= steps.length; died++) {
        const lost = steps.slice(died).filter((step) => step === 'bank says yes')
        const after = run([...steps.slice(0, died), ...lost, ...RESOLVER], true)
        expect(isWrong(after)).toBe(false)
        expect(after.shopTold).not.toBe('wait')
      }
    }
  })
})

/**
 * Bank A can be asked. A connector sleeps and sends at `sendsAt`; the resolver asks and, after a no, charges through B.
 */
function chargesAfterSleep(sendsAt: number, sendWithin: number, asksAt: number): number {
  const sent = sendsAt <= sendWithin
  const reachedBankA = sent && sendsAt + 60 <= asksAt // the lookup is reliable a minute after the call
  const throughB = !reachedBankA
  return Number(sent) + Number(throughB)
}

test('a connector that wakes late charges twice, unless old attempts are not sent and A is asked a minute after the last could be', () => {
  const wakes = [1, 9, 15, 65, 300]
  expect(wakes.map((at) => chargesAfterSleep(at, 10, 70))).toEqual([1, 1, 1, 1, 1])
  expect(wakes.map((at) => chargesAfterSleep(at, Number.POSITIVE_INFINITY, 70))).toContain(2)
  expect(wakes.map((at) => chargesAfterSleep(at, 10, 60))).toContain(2)
})

describe('a call that comes twice', () => {
  test('a key stored alone answers "wait" forever after a crash; key and attempt in one commit do not', () => {
    const callTwice = (commits: readonly ('key' | 'attempt')[][], diesAfter: number): string => {
      const disk = new Set<string>(commits.slice(0, diesAfter).flat())
      const resolverFindsIt = disk.has('attempt')
      if (!disk.has('key')) return 'starts anew'
      return resolverFindsIt ? 'gets the outcome' : 'waits for ever'
    }
    expect([0, 1, 2].map((died) => callTwice([['key'], ['attempt']], died))).toContain('waits for ever')
    expect([0, 1].map((died) => callTwice([['key', 'attempt']], died))).toEqual([
      'starts anew',
      'gets the outcome',
    ])
  })

  test('two clerks who each read 0 refunded give back 50 of 40 EUR, unless the row itself refuses', () => {
    const captured = 4000
    const readThenWrite = [0, 0].filter((seen) => seen + 2500 <= captured).length * 2500
    expect(readThenWrite).toBe(5000)
    let refunded = 0
    const refund = (cents: number): boolean => {
      if (refunded + cents > captured) return false
      refunded += cents
      return true
    }
    expect([refund(2500), refund(2500)]).toEqual([true, false])
  })
})

describe('the books', () => {
  const lines: { cause: string; account: string; cents: number }[] = [
    { cause: 'capture 7', account: 'bank A', cents: 4000 },
    { cause: 'capture 7', account: 'shop', cents: -4000 },
    { cause: 'fee 7', account: 'shop', cents: 60 },
    { cause: 'fee 7', account: 'our fees', cents: -60 },
    { cause: 'refund 3', account: 'bank A', cents: -2500 },
    { cause: 'refund 3', account: 'shop', cents: 2500 },
    { cause: 'bank charge 7', account: 'bank A', cents: -48 },
    { cause: 'bank charge 7', account: 'our fees', cents: 48 },
    { cause: 'payout shop, 5 May', account: 'bank A', cents: -1440 },
    { cause: 'payout shop, 5 May', account: 'shop', cents: 1440 },
  ]
  const sums = (by: 'cause' | 'account'): Record<string, number> => {
    const result: Record<string, number> = {}
    for (const line of lines) result[line[by]] = (result[line[by]] ?? 0) + line.cents
    return result
  }

  test('each movement adds up to zero, and our 12 cents are left', () => {
    expect(new Set(Object.values(sums('cause')))).toEqual(new Set([0]))
    expect(sums('account')).toEqual({ 'bank A': 12, shop: 0, 'our fees': -12 })
  })

  test('a sum kept up to a line number misses a line committed late; one kept for a closed day does not', () => {
    // Two captures get numbers 9 and 10; 10 is committed first, then the sum is computed, then 9 is committed.
    const committed = [{ id: 10, day: 5, cents: 4000 }]
    const upTo = { id: 10, cents: 4000 }
    const closed = { day: 4, cents: 0 } // day 5 is closed once none of its transactions is open
    committed.push({ id: 9, day: 5, cents: 2500 })
    const total = (rest: (line: (typeof committed)[number]) => boolean, from: number) =>
      committed.filter(rest).reduce((sum, { cents }) => sum + cents, from)
    expect(total(({ id }) => id > upTo.id, upTo.cents)).toBe(4000)
    expect(total(({ day }) => day > closed.day, closed.cents)).toBe(6500)
  })

  test('a shop that asks after a number drawn in the transaction misses a change; after a place given at commit it does not', () => {
    // Numbers 9 and 10 are assigned; 10 is committed first, the shop asks, then 9 is committed, and the shop asks
    // again.
    const reads = (by: 'number' | 'place'): number[] => {
      const log: { number: number; place: number }[] = []
      const seen: number[] = []
      let last = 0
      for (const number of [10, 9]) {
        log.push({ number, place: log.length + 1 })
        const fresh = log.filter((change) => change[by] > last)
        seen.push(...fresh.map((change) => change.number))
        last = Math.max(last, ...fresh.map((change) => change[by]))
      }
      return seen
    }
    expect(reads('number')).toEqual([10])
    expect(reads('place')).toEqual([10, 9])
  })

  test('two resolvers finish the same claimed attempt: the next one has one number', () => {
    const start = (primaryKey: boolean) => {
      const attempts: string[] = []
      for (const resolver of ['r1', 'r2'])
        if (!primaryKey || !attempts.some((row) => row.startsWith('7/2'))) attempts.push(`7/2 ${resolver}`)
      return attempts.length
    }
    expect(start(true)).toBe(1)
    expect(start(false)).toBe(2)
  })

  test('capture and fee need causes of their own, or the uniqueness refuses the second line of the shop', () => {
    const keys = lines.map(({ cause, account }) => `${cause}/${account}`)
    expect(new Set(keys).size).toBe(lines.length)
    const merged = keys.map((key) => key.replace('fee 7', 'capture 7'))
    expect(new Set(merged).size).toBeLessThan(lines.length)
  })
})

describe('a payout that dies in transit', () => {
  type Way = 'row only, then skipped' | 'row only, then sent again' | 'attempt, resolver asks A'

  /** How often the shop gets its money, for a job that dies before or after the transfer and runs again. */
  function paid(way: Way, dies: 'before sending' | 'after sending'): number {
    let transfers = dies === 'after sending' ? 1 : 0
    const bankKnows = transfers > 0
    if (way === 'row only, then sent again') transfers++
    if (way === 'attempt, resolver asks A' && !bankKnows) transfers++
    return transfers
  }

  test('is made exactly once when its attempt is stored and asked about; skipped or sent again it is not', () => {
    const times = (way: Way) => (['before sending', 'after sending'] as const).map((dies) => paid(way, dies))
    expect(times('attempt, resolver asks A')).toEqual([1, 1])
    expect(times('row only, then skipped')).toEqual([0, 1])
    expect(times('row only, then sent again')).toEqual([1, 2])
  })

  test('is not owed again the next morning while nobody knows its end', () => {
    const owed = 1440
    const payouts = [{ state: 'unclear', cents: owed }] // no line is written before the bank's yes
    const paidOut = (waits: boolean) => {
      const blocked = waits && payouts.some(({ state }) => state === 'calling' || state === 'unclear')
      return owed + (blocked ? 0 : owed) // the transfer of yesterday did arrive
    }
    expect(paidOut(true)).toBe(owed)
    expect(paidOut(false)).toBe(2 * owed)
  })

  test('does not hold yesterday’s payout, decided between reading and storing, if its sum is taken once its row is in', () => {
    const run = (order: readonly string[], sumOnceIn: boolean) => {
      let owed = 1440
      let sum = 0
      let open = true // yesterday's, which the bank did carry out
      let paid = 1440
      for (const step of order) {
        if (step === 'read') sum = owed
        else if (step === 'decide') {
          open = false
          owed -= 1440
        } else if (!open) paid += sumOnceIn ? owed : sum
      }
      return paid
    }
    const all = orders(['read', 'insert'], ['decide'])
    expect(all.every((order) => run(order, true) === 1440)).toBe(true)
    expect(all.some((order) => run(order, false) === 2880)).toBe(true)
  })
})

test('seven days are over while a capture is on its way: a cancellation that looks for attempts under the lock waits, one that does not sets the amount free', () => {
  const run = (order: readonly string[], locked: boolean) => {
    const underWay = new Set<string>()
    for (const who of order) if (!locked || underWay.size === 0) underWay.add(who)
    return underWay.size
  }
  const all = orders(['capture'], ['cancel'])
  expect(all.map((order) => run(order, true))).toEqual([1, 1])
  expect(all.map((order) => run(order, false))).toEqual([2, 2])
})

test('one clerk cancels and another captures a moment later: a check on one side alone lets both reach the bank', () => {
  const sent = (checkedBy: readonly string[]) => {
    const underWay: string[] = []
    for (const who of ['cancel', 'capture']) {
      if (!checkedBy.includes(who) || underWay.length === 0) underWay.push(who)
    }
    return underWay
  }
  expect(sent(['cancel'])).toEqual(['cancel', 'capture'])
  expect(sent(['cancel', 'capture'])).toEqual(['cancel'])
})
