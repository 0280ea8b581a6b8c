import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import { draw } from './draw'
import { REFERENCES } from './reference-boards'
import { CHANGES, changed } from './variants'

const need = { kind: 'required' as const }

const review = (...lines: string[]) => reviewBoard(readBoard(draw(...lines)))
const codes = (...lines: string[]) => review(...lines).map(({ code }) => code)
const said = (code: string, ...lines: string[]) =>
  review(...lines)
    .filter((finding) => finding.code === code)
    .map(({ message }) => message)

/** A design of which there is nothing to ask. */
const SOUND = [
  'Web app -> Load balancer cluster: orders',
  'Load balancer cluster -> Order service x3',
  'Order service x3 -> Order cache: read',
  'Order service x3 -> Orders DB replicated',
  'Order service x3 ~> Mail queue',
  'Mail queue ~> Mail worker',
  'Mail worker -> SendGrid',
]

const PAGES = new Set(
  ['concepts', 'patterns', 'guides'].flatMap((folder) =>
    readdirSync(`content/${folder}`).map((file) => file.replace('.md', '')),
  ),
)

function wellFormed(findings: readonly BoardFinding[], ids: ReadonlySet<unknown>) {
  for (const { ask, why, message, page, elements, code } of findings) {
    expect(ask).toMatch(/\?$/)
    expect([message, why].every((sentence) => sentence.endsWith('.'))).toBe(true)
    expect(PAGES).toContain(page)
    expect(elements.every((id) => ids.has(id))).toBe(true)
    if (code !== 'missing-part') expect(elements.length).toBeGreaterThan(0)
  }
}

describe('[BG11] a finding', () => {
  test('none where nothing is amiss', () => {
    expect(review(...SOUND)).toEqual([])
  })

  test('rests on elements of the board, asks, and points to a page that exists', () => {
    const board = draw(
      'Browser -> Orders DB',
      'Browser -> Gateway',
      ...['Gateway -> A service', 'A service -> B service', 'B service -> C service', 'C service -> Cart DB'],
      ...['Gateway -> Redis', 'A service -> RabbitMQ', 'Gateway -> Users service', 'Gateway -> User svc'],
      ...['C service -> Resize worker', 'Memcached <-> Browser', 'Prometheus'],
    )
    const findings = reviewBoard(readBoard(board))
    expect(new Set(findings.map(({ code }) => code)).size).toBeGreaterThanOrEqual(6)
    wellFormed(findings, new Set(board.map(({ id }) => id)))
  })
})

describe('[BG12] clients at stores', () => {
  test('a browser at the database, whichever way the arrow points', () => {
    expect(said('direct-store', 'Browser -> Postgres')).toEqual(['Browser reaches Postgres directly.'])
    expect(said('direct-store', 'Postgres -> Browser')).toHaveLength(1)
  })

  test('not with a service between, and not at files', () => {
    const lines = ['Browser -> Order service', 'Order service -> Postgres', 'Browser -> S3']
    expect(said('direct-store', ...lines)).toEqual([])
  })
})

describe('[BG13] single points of failure', () => {
  test('what most ways lead through', () => {
    expect(
      said('single-point', 'Browser -> Gateway', 'Gateway -> Order service', 'Order service -> Orders DB x2'),
    ).toEqual(['Gateway and Order service are each drawn once, and most requests have no way around them.'])
  })

  test('not where there is another way, or several of it', () => {
    const two = ['Gateway east', 'Gateway west'].flatMap((gateway) => [
      `Browser -> ${gateway}`,
      `${gateway} -> Orders DB cluster`,
    ])
    expect(said('single-point', ...two)).toEqual([])
    expect(said('single-point', 'Browser -> Gateway (3x)', 'Gateway (3x) -> Orders DB cluster')).toEqual([])
  })
})

describe('[BG14] chains that wait', () => {
  const chain = ['Gateway', 'A service', 'B service', 'C service', 'Orders DB']
  const lines = (arrow: string) =>
    chain.map((name, index) =>
      [index === 0 ? 'Browser' : chain[index - 1], index === 2 ? arrow : '->', name].join(' '),
    )

  test('five calls in a row', () => {
    expect(said('long-waiting-chain', ...lines('->'))).toEqual([
      'Browser waits for 5 calls in a row until Orders DB answers.',
    ])
  })

  test('not where somebody on the way does not wait, or there is a shorter way', () => {
    expect(said('long-waiting-chain', ...lines('~>'))).toEqual([])
    expect(said('long-waiting-chain', ...lines('->'), 'Gateway -> Orders DB')).toEqual([])
  })
})

describe('[BG15] halves', () => {
  test.each([
    ['cache-without-source', ['Browser -> Gateway', 'Gateway -> Redis']],
    ['queue-without-consumer', ['Order service -> RabbitMQ']],
    ['writer-without-store', ['RabbitMQ -> Resize worker']],
  ])('%s', (code, lines) => {
    expect(said(code, ...lines)).toHaveLength(1)
  })

  test.each([
    ['cache-without-source', ['Gateway -> Redis', 'Gateway -> Order service']],
    ['cache-without-source', ['Gateway -> Redis', 'Redis -> Postgres']],
    ['queue-without-consumer', ['Order service -> RabbitMQ', 'RabbitMQ -> Mail worker']],
    ['queue-without-consumer', ['Order service -> RabbitMQ', 'Mail worker -> RabbitMQ']],
    ['queue-without-consumer', ['Order service -> RabbitMQ', 'Mail service -> RabbitMQ: polls']],
    ['writer-without-store', ['RabbitMQ -> Resize worker', 'Resize worker -> S3']],
    ['writer-without-store', ['Gateway -> Order service: GET orders']],
  ])('no %s in %j', (code, lines) => {
    expect(said(code, ...lines)).toEqual([])
  })
})

test('[BG16] two names for one thing', () => {
  expect(said('two-names', 'Gateway -> Users service', 'Order service -> User svc')).toEqual([
    'Users service and User svc look like two names for one thing.',
  ])
  expect(codes('Gateway -> User service', 'Gateway -> Order service')).not.toContain('two-names')
})

describe('[BG17] against the case', () => {
  const missing = (findings: readonly BoardFinding[]) =>
    findings.filter(({ code }) => code === 'missing-part').map(({ message }) => message)

  test.each(REFERENCES)(
    '$name: nothing is missing, and each required part that is taken away is named',
    ({ graph, board }) => {
      const whole = reviewBoard(readBoard(board), graph)
      const compared = ['missing-part', 'avoided-call', 'waits-without-need']
      expect(whole.filter(({ code }) => compared.includes(code))).toEqual([])
      wellFormed(whole, new Set(board.map(({ id }) => id)))
      for (const { id, label, need } of graph.nodes) {
        if (need.kind !== 'required') continue
        const own = new Set(
          board.filter(({ groupIds }) => (groupIds as string[]).includes(`group-${id}`)).map((one) => one.id),
        )
        expect(own.size).toBeGreaterThan(0)
        const rest = board.filter((one) => !own.has(one.id) && !isBoundTo(one, own))
        expect(missing(reviewBoard(readBoard(rest), graph))).toEqual([
          `Nothing on the board stands for ${label}, which the case expects.`,
        ])
      }
    },
  )

  test('its parts are named only where the design was passed', () => {
    for (const { board } of REFERENCES)
      expect(missing(reviewBoard(readBoard(board.slice(0, board.length / 2))))).toEqual([])
  })

  const expected = {
    nodes: [
      ...[{ id: 'read', label: 'Read service', kinds: ['service' as const], need, aka: ['resolver'] }],
      ...[{ id: 'write', label: 'Write service', kinds: ['service' as const], need, aka: [] }],
      ...[{ id: 'log', label: 'Visits', kinds: ['stream' as const], need, aka: [] }],
    ],
    edges: [{ from: 'read', to: 'log', waits: false, label: 'visits' }],
    avoid: [{ from: 'read', to: 'write', waits: true, label: 'Reading would fail when writing fails.' }],
  }
  const compare = (...lines: string[]) =>
    reviewBoard(readBoard(draw(...lines)), expected).map(({ code, message }) => `${code}: ${message}`)

  test('other names, merged parts and another product of the same kind stand for a part', () => {
    expect(
      missing(reviewBoard(readBoard(draw('Resolver -> Write service', 'Resolver ~> Kafka')), expected)),
    ).toEqual([])
    expect(missing(reviewBoard(readBoard(draw('Read service / Write service -> Kafka')), expected))).toEqual(
      [],
    )
  })

  test('calls to avoid, and waits without need', () => {
    const drawn = compare('Read service -> Write service', 'Read service -> Visits')
    expect(drawn).toContain('avoided-call: Read service calls Write service.')
    expect(drawn).toContain('waits-without-need: Read service is drawn as waiting for Visits.')
    const sound = compare('Write service -> Read service', 'Read service ~> Visits')
    expect(sound.filter((line) => /^(avoided|waits)/.test(line))).toEqual([])
  })
})

test('[BG21] moving, resizing, recolouring, grouping and duplicating change no finding', () => {
  const findings = (board: readonly unknown[], index: number) =>
    reviewBoard(readBoard(board), REFERENCES[index]?.graph)
      .map(({ code, message }) => `${code}: ${message}`)
      .filter((line) => !line.startsWith('single-point'))
      .sort()
  fc.assert(
    fc.property(fc.nat({ max: REFERENCES.length - 1 }), CHANGES, (index, changes) => {
      const board = REFERENCES[index]?.board ?? []
      expect(findings(changed(board, changes), index)).toEqual(findings(board, index))
    }),
    { numRuns: 250, seed: 13 },
  )
})

function isBoundTo(element: Readonly<Record<string, unknown>>, ids: ReadonlySet<string>): boolean {
  return ['startBinding', 'endBinding'].some((name) => {
    const binding = element[name] as { elementId: string } | null | undefined
    return ids.has(binding?.elementId ?? '')
  })
}
