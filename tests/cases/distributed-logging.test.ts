import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the logging case claims, executed: a batch resent after a crash, printing to a disk that hangs, seals with two
// writers, a removal beside blocks that are still being filled, and request numbers noted as lines arrive.

const LINE = 400

/** An intake machine keeps what it is given; `byBatch` is the naive way to recognise a repeat. */
class Intake {
  readonly batches = new Set<number>()
  readonly kept: number[] = []

  take(batch: number, from: number, to: number, byBatch: boolean): void {
    if (byBatch && this.batches.has(batch)) return
    this.batches.add(batch)
    for (let position = from; position < to; position += LINE) this.kept.push(position)
  }
}

describe('a line is identified by its position in a file', () => {
  const sendAgain = (byBatch: boolean): { stored: number; shown: number } => {
    const b = new Intake()
    b.take(6, 4000, 8000, byBatch)
    b.take(7, 8000, 12_000, byBatch) // copied by A, which then dies before it answers
    b.take(7, 8000, 14_000, byBatch) // the gatherer found five more lines meanwhile
    return { stored: b.kept.length, shown: new Set(b.kept).size }
  }

  test('the repeat is stored twice and shown once, as in the worked example', () => {
    expect(sendAgain(false)).toEqual({ stored: 35, shown: 25 })
  })

  test('numbering batches loses the five newer lines', () => {
    expect(sendAgain(true).shown).toBe(20)
  })

  test('a gatherer may crash after any step: nothing is lost, nothing is shown twice', () => {
    for (let diesAfter = 0; diesAfter < 6; diesAfter++) {
      const intake = new Intake()
      let noted = 0
      let steps = 0
      const run = (limit: number): void => {
        let position = noted
        while (position < 12_000) {
          if (steps++ === limit) return
          intake.take(0, position, position + 4000, false)
          position += 4000
          if (steps++ === limit) return
          noted = position
        }
      }
      run(diesAfter)
      steps = 0
      run(Number.POSITIVE_INFINITY)
      expect([...new Set(intake.kept)].length).toBe(30)
    }
  })
})

test('both intake machines die: going back to the last block loses nothing, continuing from the confirmed position does', () => {
  const shown = (back: boolean): number => {
    const file = Array.from({ length: 25 }, (_, n) => n * LINE)
    const blocks = file.slice(0, 10) // stored; the other fifteen were confirmed and were in two memories
    const [confirmed, stored] = [file.length * LINE, 10 * LINE]
    const again = file.filter((position) => position >= (back ? stored : confirmed))
    return new Set([...blocks, ...again]).size
  }
  expect(shown(true)).toBe(25)
  expect(shown(false)).toBe(10)
  // The file holds everything in an open block, even in a storm: a block is 100 MB, the file 2 GB.
  expect(2e9).toBeGreaterThan(100e6)
})

describe('printing', () => {
  /** Ten seconds of a hanging disk at 250 lines/s: how long the program waited, and what was lost. */
  const print = (way: 'to disk' | 'ring', room: number): { waited: number; dropped: number } => {
    let waiting = 0
    let dropped = 0
    let waited = 0
    for (let now = 0; now < 10_000; now += 4) {
      if (waiting < room) waiting++
      else if (way === 'ring') dropped++
      else waited += 4
    }
    return { waited, dropped }
  }

  test('a program that writes to a file or a pipe blocks when the disk hangs; one that copies into a ring does not', () => {
    expect(print('to disk', (64 * 1024) / LINE).waited).toBeGreaterThan(9000)
    expect(print('ring', (64 * 1024) / LINE)).toEqual({ waited: 0, dropped: 2500 - 163 - 1 })
    expect(print('ring', 64e6 / LINE)).toEqual({ waited: 0, dropped: 0 })
  })
})

describe('who looked', () => {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

  test('two writers who each chain to the previous record create a fork', () => {
    const previous = hash('record 1')
    const [anna, ben] = [`${previous}/Anna`, `${previous}/Ben`]
    expect(anna.split('/')[0]).toBe(ben.split('/')[0])
  })

  test('a record that arrives around the seal of its second is in exactly one seal, in every order', () => {
    const run = (steps: readonly string[], checked: boolean): number => {
      const records: { second: number }[] = []
      const seals = new Map<number, number>()
      let target = 14
      for (const step of steps) {
        if (step === 'clerk picks second') target = 14
        if (step === 'clerk stores') records.push({ second: checked && seals.has(target) ? 15 : target })
        if (step === 'sealer seals 14') seals.set(14, records.filter(({ second }) => second === 14).length)
      }
      seals.set(15, records.filter(({ second }) => second === 15).length)
      return [...seals.values()].reduce((sum, n) => sum + n, 0)
    }
    const all = orders(['clerk picks second', 'clerk stores'], ['sealer seals 14'])
    expect(all.map((steps) => run(steps, true))).toEqual(all.map(() => 1))
    expect(all.some((steps) => run(steps, false) === 0)).toBe(true)
  })

  test('looking and inserting are two steps even in one transaction, so the second is locked, or a record escapes its seal', () => {
    const run = (steps: readonly string[], locks: boolean): boolean => {
      let sealed = false
      let second = 0
      let inserted = false
      let inSeal = false
      let holds = false
      const waiting: string[] = []
      const act = (step: string): void => {
        if (step === 'clerk looks') {
          second = sealed ? 15 : 14
          holds = locks && second === 14
        }
        if (step === 'clerk commits') {
          inserted = true
          holds = false
          for (const late of waiting.splice(0)) act(late)
        }
        if (step === 'seal 14') {
          if (holds) waiting.push(step)
          else {
            sealed = true
            inSeal = inserted && second === 14
          }
        }
      }
      for (const step of steps) act(step)
      return second === 15 || inSeal
    }
    const all = orders(['clerk looks', 'clerk commits'], ['seal 14'])
    expect(all.map((steps) => run(steps, true))).toEqual(all.map(() => true))
    expect(all.some((steps) => !run(steps, false))).toBe(true)
  })

  test('an altered record breaks the chain of seals, a missing end does not, and the externally kept seal shows it', () => {
    const seal = (seconds: readonly string[]): string[] => {
      const seals: string[] = []
      for (const records of seconds) seals.push(hash(`${seals.at(-1) ?? ''}|${records}`))
      return seals
    }
    const seconds = ['Anna looked at 7', 'Ben looked at 9', 'Carl looked at 7']
    const elsewhere = seal(seconds).at(-1)
    expect(seal(['Anna looked at 7', 'Ben looked at 8', 'Carl looked at 7']).at(-1)).not.toBe(elsewhere)
    const shortened = seal(seconds.slice(0, 2))
    expect(shortened).toEqual(seal(seconds).slice(0, 2)) // consistent in itself
    expect(shortened.at(-1)).not.toBe(elsewhere)
  })
})

describe('removing a secret', () => {
  test('listing blocks before the pattern applies misses one; pattern, open blocks, list does not', () => {
    const run = (steps: readonly string[]): boolean => {
      let masks = false
      let open = 0
      let written = 0
      let listed = 0
      for (const step of steps) {
        if (step === 'line with the number arrives' && !masks) open++
        if (step === 'block is written') {
          written += open
          open = 0
        }
        if (step === 'pattern in force') masks = true
        if (step === 'open blocks are written') {
          written += open
          open = 0
        }
        if (step === 'blocks are listed') listed = written
      }
      return listed === written + open
    }
    const lines = ['line with the number arrives', 'block is written']
    const right = orders(lines, ['pattern in force', 'open blocks are written', 'blocks are listed'])
    const wrong = orders(lines, ['blocks are listed', 'pattern in force'])
    expect(right.every(run)).toBe(true)
    expect(wrong.some((steps) => !run(steps))).toBe(true)
  })
})

describe('a secret in the file on the machine', () => {
  /** What the intake has at each position after the gatherer resends a file from which a line was removed. */
  const sentAgain = (
    takeOut: (lines: readonly string[], secret: number) => string[],
  ): Map<number, Set<string>> => {
    const file = ['a', 'card number', 'b', 'c']
    const byPlace = new Map<number, Set<string>>()
    const send = (lines: readonly string[]): void =>
      lines.forEach((line, place) => {
        byPlace.set(place, (byPlace.get(place) ?? new Set()).add(line))
      })
    send(file)
    send(takeOut(file, 1))
    return byPlace
  }

  test('is blanked: with the line cut out, the following ones would move to positions that other lines have', () => {
    const cut = sentAgain((lines, secret) => lines.filter((_, place) => place !== secret))
    expect([...cut.values()].filter((lines) => lines.size > 1)).toHaveLength(2)
    const blanked = sentAgain((lines, secret) => lines.map((line, place) => (place === secret ? '' : line)))
    expect(blanked.get(2)).toEqual(new Set(['b']))
    expect(blanked.get(3)).toEqual(new Set(['c']))
  })
})

describe('amounts', () => {
  test('ten bits for each request number are wrong for about one block in a hundred', () => {
    const numbers = 2000
    const bits = new Uint8Array(numbers * 10)
    const places = (n: number): number[] => {
      const drawn = createHash('sha256').update(String(n)).digest()
      return Array.from({ length: 7 }, (_, i) => drawn.readUInt32LE(i * 4) % bits.length)
    }
    for (let n = 0; n < numbers; n++) for (const place of places(n)) bits[place] = 1
    for (let n = 0; n < numbers; n++) expect(places(n).every((place) => bits[place])).toBe(true)
    let wrong = 0
    for (let n = 100_000; n < 110_000; n++) if (places(n).every((place) => bits[place])) wrong++
    expect(wrong / 10_000).toBeLessThan(0.02)
  })

  test('forty searchers overload readers that unpack, but not readers that keep the hour unpacked', () => {
    const wanted = (40 * 144) / 180
    expect(wanted).toBeGreaterThan(20 * 1)
    expect(wanted / (20 * 4)).toBe(0.4)
  })

  test('two gigabytes bridge the half hour of a storm, and under ten minutes of a loop on forty machines', () => {
    const minutes = (linesPerSecond: number): number => 2e9 / (linesPerSecond * LINE) / 60
    expect(minutes(250 * 8)).toBeGreaterThan(30)
    expect(minutes(250 * 8)).toBeLessThan(60)
    expect(minutes(400_000 / 40)).toBeLessThan(10)
  })

  test('the hour of an outage is read in 32 s, so its hits come newest first; forty people read it on 36 machines', () => {
    const hour = 144 * (0.5 * 8 + 0.5)
    expect(hour).toBe(648)
    expect(hour / 20).toBeGreaterThan(10)
    expect(hour / 20).toBeLessThan(64)
    expect((40 * hour) / 180 / 4).toBe(36)
  })

  test('a gatherer reads in order, so a loop does not lose what was printed before it; a blind limit keeps one useful line in forty', () => {
    const sent: string[] = []
    const limit = 1000
    const lines = [
      'the cause',
      ...Array.from({ length: 400 }, (_, n) => (n % 40 === 0 ? `useful ${n}` : 'loop')),
    ]
    for (const line of lines) if (sent.length < limit / 10) sent.push(line)
    expect(sent[0]).toBe('the cause')
    expect(sent.filter((line) => line.startsWith('useful')).length).toBe(3)
    const counted = new Map<string, number>()
    for (const line of lines) counted.set(line, (counted.get(line) ?? 0) + 1)
    expect([...counted.keys()].filter((line) => line.startsWith('useful')).length).toBe(10)
    expect(counted.get('loop')).toBe(390)
  })
})

test('a search that asks the newest lines first finds a block that is entered meanwhile; the other way round it may not', () => {
  const finds = (order: readonly string[]): boolean => {
    let [inMemory, inIndex, found] = [true, false, false]
    for (const step of order) {
      if (step === 'entered') inIndex = true
      if (step === 'freed') inMemory = false
      if (step === 'ask memory') found ||= inMemory
      if (step === 'ask index') found ||= inIndex
    }
    return found
  }
  const foundIn = (search: string[]): boolean[] => orders(['entered', 'freed'], search).map(finds)
  expect(foundIn(['ask memory', 'ask index']).every(Boolean)).toBe(true)
  expect(foundIn(['ask index', 'ask memory']).every(Boolean)).toBe(false)
})
