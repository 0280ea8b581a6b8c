import { describe, expect, test } from 'vitest'
import { orders } from '../support/orders'

// What the file-sync case claims, executed: two edits on one base, a response that is lost, a save in the middle of a
// swap, a sweeper during an upload of the same piece, two moves that would form a cycle, and a disk that reads as
// empty.

type Commit = { id: string; base: number; content: string }
type Answer = { status: 200 | 409; current: number }

class Entry {
  readonly states = [{ number: 7, id: 'old', content: 'seven' }]
  constructor(private readonly knowsCommits: boolean) {}

  current(): { number: number; content: string } {
    return this.states[this.states.length - 1] ?? { number: 0, content: '' }
  }

  commit({ id, base, content }: Commit): Answer {
    const mine = this.states.find((state) => state.id === id)
    if (this.knowsCommits && mine) return { status: 200, current: mine.number }
    const { number } = this.current()
    if (base !== number) return { status: 409, current: number }
    this.states.push({ number: number + 1, id, content })
    return { status: 200, current: number + 1 }
  }
}

describe('two edits made apart', () => {
  test('the second commit on the same base is refused, so both contents still exist', () => {
    const entry = new Entry(true)
    expect(entry.commit({ id: 'ana-1', base: 7, content: 'ana' })).toEqual({ status: 200, current: 8 })
    expect(entry.commit({ id: 'ben-1', base: 7, content: 'ben' })).toEqual({ status: 409, current: 8 })
  })

  test('a commit whose response was lost conflicts with itself, unless it is recognised by its id', () => {
    const retry = (knowsCommits: boolean): Answer => {
      const entry = new Entry(knowsCommits)
      const mine = { id: 'ana-1', base: 7, content: 'ana' }
      entry.commit(mine)
      entry.commit({ id: 'ben-1', base: 8, content: 'ben' })
      return entry.commit(mine)
    }
    expect(retry(false).status).toBe(409)
    expect(retry(true)).toEqual({ status: 200, current: 8 })
  })
})

describe('writing to the disk', () => {
  type Disk = { file: string; kept: string[] }
  const agreed = 'seven'

  test('a save between the look and the rename is lost; exchanging first and looking afterwards keeps it', () => {
    const looked: Disk = { file: agreed, kept: [] }
    const wasClean = looked.file === agreed
    looked.file = 'saved just now'
    if (wasClean) looked.file = 'eight'
    expect([looked.file, ...looked.kept]).not.toContain('saved just now')

    const exchanged: Disk = { file: agreed, kept: [] }
    exchanged.file = 'saved just now'
    const out = exchanged.file
    exchanged.file = 'eight'
    if (out !== agreed) exchanged.kept.push(out)
    expect([exchanged.file, ...exchanged.kept]).toEqual(['eight', 'saved just now'])
  })
})

type Sweep = 'decide' | 'delete bytes' | 'drop row'
type Save = 'ask and clear' | 'upload if missing' | 'commit'

/** A piece was marked thirty days ago. Returns whether a committed file ends up without its bytes. */
function losesBytes(steps: readonly (Sweep | Save)[], newPlaceForEachUpload: boolean): boolean {
  const bytes = new Set(['place 1'])
  let row: { state: 'marked' | 'named' | 'removing'; place: string } | undefined = {
    state: 'marked',
    place: 'place 1',
  }
  let mayDelete = false
  let missing = false
  let committed: string | undefined
  for (const step of steps) {
    if (step === 'decide' && row?.state === 'marked') {
      row.state = 'removing'
      mayDelete = true
    }
    if (step === 'delete bytes' && mayDelete) bytes.delete('place 1')
    if (step === 'drop row' && mayDelete && row?.state === 'removing') row = undefined
    if (step === 'ask and clear') {
      if (row?.state === 'marked') row.state = 'named'
      missing = row?.state !== 'named'
    }
    if (step === 'upload if missing' && missing) {
      const place = newPlaceForEachUpload ? 'place 2' : 'place 1'
      bytes.add(place)
      row = { state: 'named', place }
    }
    if (step === 'commit') committed = row?.place
  }
  return committed === undefined || !bytes.has(committed)
}

describe('the sweeper', () => {
  const all = orders<Sweep | Save>(
    ['decide', 'delete bytes', 'drop row'],
    ['ask and clear', 'upload if missing', 'commit'],
  )

  test('never takes the bytes of a committed file if each upload gets its own place', () => {
    expect(all.filter((steps) => losesBytes(steps, true))).toEqual([])
  })

  test('takes them when the piece is sent again to the same place while it is being removed', () => {
    expect(all.filter((steps) => losesBytes(steps, false)).length).toBeGreaterThan(0)
  })
})

test('known within the account, a guest of one folder learns what lies in the others; within the space, only what the guest may read', () => {
  const blocks = [
    { account: 'Ana', space: 'shared with Ben', digest: 'plan' },
    { account: 'Ana', space: 'private', digest: 'diagnosis' },
  ]
  const skipped = (by: 'account' | 'space', digest: string) =>
    blocks.some(
      (block) =>
        block.digest === digest &&
        (by === 'account' ? block.account === 'Ana' : block.space === 'shared with Ben'),
    )
  expect([skipped('account', 'plan'), skipped('account', 'diagnosis')]).toEqual([true, true])
  expect([skipped('space', 'plan'), skipped('space', 'diagnosis')]).toEqual([true, false])
})

describe('moves', () => {
  const move = (parents: Map<string, string>, entry: string, into: string): boolean => {
    for (let at: string | undefined = into; at; at = parents.get(at)) if (at === entry) return false
    parents.set(entry, into)
    return true
  }

  test('A into B and B into A: in one order the second is refused and everything hangs on the root', () => {
    const parents = new Map([
      ['A', 'root'],
      ['B', 'root'],
    ])
    expect([move(parents, 'A', 'B'), move(parents, 'B', 'A')]).toEqual([true, false])
  })
})

test('a folder deleted by somebody who has not seen its newest file is refused; by one who has, it goes', () => {
  const remove = (seen: number, beneath: readonly number[], looks: boolean): number[] =>
    looks && beneath.some((change) => change > seen) ? [...beneath] : []
  // Ana adds a file as change 5012; Ben's laptop, offline since 5011, deletes the folder.
  expect(remove(5011, [4980, 5012], false)).not.toContain(5012)
  expect(remove(5011, [4980, 5012], true)).toContain(5012)
  expect(remove(5012, [4980, 5012], true)).toEqual([])
})

test('an edit in a folder that somebody has deleted meanwhile is refused only if the folders above are looked at', () => {
  type Entry = { parent: string; state: number; deleted: boolean }
  const commit = (looksAbove: boolean): 200 | 409 => {
    const tree: Record<string, Entry> = {
      F: { parent: 'root', state: 0, deleted: true }, // Ana, change 5012, which Ben has not seen
      plan: { parent: 'F', state: 7, deleted: false },
    }
    for (let at = tree.plan; at; at = looksAbove ? tree[at.parent] : undefined) if (at.deleted) return 409
    return tree.plan?.state === 7 ? 200 : 409
  }
  expect([commit(false), commit(true)]).toEqual([200, 409])
})

test('a broken upload goes on where it broke only if a promised piece is looked for at its place', () => {
  const storage = new Set(Array.from({ length: 90_000 }, (_, piece) => piece))
  const lacking = (looks: boolean): number =>
    Array.from({ length: 100_000 }, (_, piece) => piece).filter((piece) => !(looks && storage.has(piece)))
      .length
  expect([lacking(false), lacking(true)]).toEqual([100_000, 10_000])
})

describe('disk, agreed, server', () => {
  type Seen = { disk: boolean; agreed: boolean; server: boolean; healthy: boolean }
  const decide = ({ disk, agreed, server, healthy }: Seen): string => {
    if (disk === server) return 'nothing'
    if (!disk) return !agreed ? 'fetch' : healthy ? 'delete' : 'ask'
    return agreed ? 'remove here' : 'send'
  }

  test('a missing file is a deletion only if it was agreed and the disk is well', () => {
    expect(decide({ disk: false, agreed: false, server: true, healthy: true })).toBe('fetch')
    expect(decide({ disk: false, agreed: true, server: true, healthy: true })).toBe('delete')
    expect(decide({ disk: false, agreed: true, server: true, healthy: false })).toBe('ask')
  })

  test('a disk that reads as empty asks 5,000 times and deletes nothing; two things alone cannot tell', () => {
    const files = Array.from({ length: 5000 }, () => ({
      disk: false,
      agreed: true,
      server: true,
      healthy: false,
    }))
    expect(files.filter((file) => decide(file) === 'delete')).toEqual([])
  })
})

describe('the sweeper looks twice', () => {
  const loses = (steps: readonly string[], looksAgain: boolean): boolean => {
    let named = false
    let sawUnnamed = false
    let marked = false
    for (const step of steps) {
      if (step === 'scan') sawUnnamed = !named
      if (step === 'mark' && sawUnnamed) marked = true
      if (step === 'clear') marked = false
      if (step === 'commit') named = true
    }
    // Thirty days later.
    return marked && !(looksAgain && named) && named
  }
  const all = orders(['scan', 'mark'], ['clear', 'commit'])

  test('a mark set from an old scan takes a named piece, unless the tree is asked again before removing', () => {
    expect(all.filter((steps) => loses(steps, false)).length).toBeGreaterThan(0)
    expect(all.filter((steps) => loses(steps, true))).toEqual([])
  })
})

describe('the brake', () => {
  // A dying disk sends 5,000 deletions, 500 a second.
  const through = (late: number) => {
    let passed = 0
    for (let n = 0; n < 5000; n++) {
      const seen = Math.max(0, passed - late * 500)
      if (seen < 200) passed++
    }
    return passed
  }

  test('counted before the commit, 200 pass; by a guard two seconds behind, 1,200', () => {
    expect([through(0), through(2)]).toEqual([200, 1200])
  })

  test('an hour that slides lets 200 out in any hour; one that begins anew at the full hour lets 400', () => {
    const out = (slides: boolean): number => {
      const times: number[] = []
      for (let minute = 57; minute < 63; minute += 1 / 67) {
        const counted = times.filter((at) =>
          slides ? minute - at < 60 : Math.floor(at / 60) === Math.floor(minute / 60),
        )
        if (counted.length < 200) times.push(minute)
      }
      return times.length
    }
    expect([out(true), out(false)]).toEqual([200, 400])
  })

  test('a folder counts with everything beneath it, or one deletion empties it', () => {
    const beneath = [5000, 1, 1]
    expect(beneath.length).toBeLessThan(200)
    expect(beneath.reduce((sum, files) => sum + files, 0)).toBeGreaterThan(200)
  })
})

test('a repeated rename is known by its commit id, though it makes no state', () => {
  const changes = new Map<string, number>()
  const rename = (id: string) => {
    const number = changes.get(id) ?? changes.size + 5012
    changes.set(id, number)
    return number
  }
  expect([rename('r1'), rename('r2'), rename('r1')]).toEqual([5012, 5013, 5012])
})

test('a mark from an old scan stands while a piece is named; the second look must ask about kept states, not current files', () => {
  // Scanned as unnamed and named at once on day 0, then marked; overwritten on day 29, looked up on day 30.
  const named = { from: 0, to: 29 }
  const day = 30
  const removed = (asksKeptStates: boolean): boolean =>
    asksKeptStates ? named.to < day - 30 : !(named.from <= day && day < named.to)
  expect(removed(false)).toBe(true) // yesterday's state cannot come back
  expect(removed(true)).toBe(false)
})

test('Ben hears of a shared folder in his own space, even if the sharing dies between its two steps', () => {
  const members = new Set<string>()
  const own: string[] = []
  const share = (diesBetween: boolean) => {
    members.add('ben')
    if (diesBetween) return
    if (!own.includes('mount 91')) own.push('mount 91')
  }
  share(true)
  expect([members.has('ben'), own]).toEqual([true, []]) // he may, and no device of his asks about space 91
  share(false)
  share(false)
  expect(own).toEqual(['mount 91'])
})

describe('a shard falls over and two confirmed seconds are gone', () => {
  // Ana's state 8 = a was confirmed and lost. Ben then commits b on state 7. Ana, who has not asked yet, edits again.
  type Save = { era: number; base: number; content: string }
  const run = (namesEra: boolean) => {
    const server = { era: 2, states: [{ number: 7, content: 'seven' }] }
    const commit = ({ era, base, content }: Save): boolean => {
      const current = server.states[server.states.length - 1]?.number
      if ((namesEra && era !== server.era) || base !== current) return false
      server.states.push({ number: base + 1, content })
      return true
    }
    const bens = commit({ era: 2, base: 7, content: 'b' })
    const anas = commit({ era: 1, base: 8, content: 'a, edited' })
    return { bens, anas, current: server.states[server.states.length - 1]?.content }
  }

  test('numbers are used again, so a commit that names no era replaces an edit that its author never saw', () => {
    expect(run(false)).toEqual({ bens: true, anas: true, current: 'a, edited' })
    expect(run(true)).toEqual({ bens: true, anas: false, current: 'b' })
  })

  test('comparing again, an agreed state that the server has no row of is an own edit; by the number alone its last copy is overwritten', () => {
    type Row = { number: number; content: string }
    const compare = (disk: string, agreed: Row, server: readonly Row[], newEra: boolean): string => {
      const current = server[server.length - 1]
      if (disk === current?.content) return 'agreed'
      const known = !newEra || server.some(({ content }) => content === agreed.content)
      if (disk === agreed.content && known) return 'fetch'
      return agreed.content === disk && server.length === 1 ? 'send again' : 'keep as a second file'
    }
    const lost: Row = { number: 8, content: 'a' }
    const seven: Row = { number: 7, content: 'seven' }
    expect(compare('a', lost, [seven], false)).toBe('fetch')
    expect(compare('a', lost, [seven], true)).toBe('send again')
    expect(compare('a', lost, [seven, { number: 8, content: 'b' }], true)).toBe('keep as a second file')
    expect(compare('seven', seven, [seven, { number: 8, content: 'b' }], true)).toBe('fetch')
  })
})

test('a folder becomes a space while a laptop edits in it: the mount is refused until the newest edit is in the copy', () => {
  const share = (looksBeneath: boolean): string[] => {
    const old = [{ file: 'plan', change: 5010 }]
    const copied = old.map(({ file }) => file)
    const copiedUpTo = 5010
    old.push({ file: 'section', change: 5011 }) // a device, while the job copies
    if (!looksBeneath) return copied
    return old.some(({ change }) => change > copiedUpTo) ? old.map(({ file }) => file) : copied
  }
  expect(share(false)).toEqual(['plan'])
  expect(share(true)).toEqual(['plan', 'section'])
})

test('a commit that is repeated after its id is forgotten meets its own state, and is known by the digests', () => {
  const files = (comparesDigests: boolean): number => {
    const current = { number: 8, digests: 'd1 d2' }
    const mine = { base: 7, digests: 'd1 d2' }
    const refused = mine.base !== current.number
    return refused && !(comparesDigests && mine.digests === current.digests) ? 2 : 1
  }
  expect([files(false), files(true)]).toEqual([2, 1])
})
