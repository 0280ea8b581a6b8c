import { describe, expect, test } from 'vitest'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import { draw } from './draw'
import { REFERENCES } from './reference-boards'
import { expectWellFormed } from './well-formed'

const need = { kind: 'required' as const }

const review = (...lines: string[]) => reviewBoard(readBoard(draw(...lines)))
const codes = (...lines: string[]) => review(...lines).map(({ code }) => code)
const said = (code: string, ...lines: string[]) =>
  review(...lines)
    .filter((finding) => finding.code === code)
    .map(({ message }) => message)

/** A design without findings. */
const SOUND = [
  'Web app -> Load balancer cluster: orders',
  'Load balancer cluster -> Order service x3',
  'Order service x3 -> Order cache: read',
  'Order service x3 -> Orders DB replicated',
  'Order service x3 ~> Mail queue',
  'Mail queue ~> Mail worker',
  'Mail worker -> SendGrid',
]

describe('[BG11] a finding', () => {
  test('does not occur if nothing is wrong', () => {
    expect(review(...SOUND)).toEqual([])
  })

  test('refers to elements of the board, asks a question, and links to an existing page', () => {
    const board = draw(
      'Browser -> Orders DB',
      'Browser -> Gateway',
      ...['Gateway -> A service', 'A service -> B service', 'B service -> C service', 'C service -> Cart DB'],
      ...['Gateway -> Redis', 'A service -> RabbitMQ', 'Gateway -> Users service', 'Gateway -> User svc'],
      ...['C service -> Resize worker', 'Memcached <-> Browser', 'Prometheus'],
    )
    const findings = reviewBoard(readBoard(board))
    expect(new Set(findings.map(({ code }) => code)).size).toBeGreaterThanOrEqual(6)
    expectWellFormed(findings, new Set(board.map(({ id }) => id)))
  })
})

describe('[BG12] clients connected to stores', () => {
  test('a browser at the database, whichever way the arrow points', () => {
    expect(said('direct-store', 'Browser -> Postgres')).toEqual(['Browser reaches Postgres directly.'])
    expect(said('direct-store', 'Postgres -> Browser')).toHaveLength(1)
  })

  test('not with a service in between, and not for files', () => {
    const lines = ['Browser -> Order service', 'Order service -> Postgres', 'Browser -> S3']
    expect(said('direct-store', ...lines)).toEqual([])
  })
})

describe('[BG13] single points of failure', () => {
  const shop = ['Browser -> Gateway', 'Gateway -> Order service', 'Order service -> Orders DB']

  test('the database that most paths lead to, and a queue or scheduler on the path', () => {
    expect(said('single-point', ...shop)).toEqual([
      'Orders DB is drawn once, and most requests have no way around it.',
    ])
    expect(
      said('single-point', 'Browser -> Gateway', 'Gateway -> RabbitMQ', 'RabbitMQ -> Orders DB x2'),
    ).toEqual(['RabbitMQ is drawn once, and most requests have no way around it.'])
    expect(said('single-point', 'Browser -> Scheduler', 'Scheduler -> Orders DB')).toEqual([
      'Scheduler and Orders DB are each drawn once, and most requests have no way around them.',
    ])
  })

  test('not services and their load balancers, which usually run many times', () => {
    expect(
      said(
        'single-point',
        'Browser -> Load balancer',
        'Load balancer -> Order service',
        'Order service -> DB x2',
      ),
    ).toEqual([])
  })

  test('not a database among others, but still one beside a queue', () => {
    expect(said('single-point', ...shop, 'Order service -> Customers DB')).toEqual([])
    expect(said('single-point', ...shop, 'Order service ~> Kafka')).toHaveLength(1)
  })

  test('not if the name or a neighbour says that there are several', () => {
    expect(said('single-point', 'Browser -> Gateway', 'Gateway -> Orders DB (3x)')).toEqual([])
    expect(said('single-point', 'Browser -> Gateway', 'Gateway -> Orders DB cluster')).toEqual([])
    expect(said('single-point', ...shop, 'Orders DB ~> Orders DB standby')).toEqual([])
    const board = draw(...shop)
    const db = board.find(({ type, id }) => type === 'rectangle' && nameIn(board, id) === 'Orders DB')
    const { x, y, width, height } = db as { x: number; y: number; width: number; height: number }
    const asked = (elements: readonly unknown[]) =>
      reviewBoard(readBoard(elements)).filter(({ code }) => code === 'single-point').length
    const stack = [1, 2].map((at) => ({
      ...{ id: `copy-${at}`, type: 'rectangle', x: x + 8 * at, y: y + 8 * at, width, height, groupIds: [] },
    }))
    expect([asked(board), asked([...stack, ...board])]).toEqual([1, 0])
    const frame = { id: 'frame', type: 'frame', name: 'Cluster', groupIds: [] }
    const around = { x: x - 40, y: y - 40, width: width + 80, height: height + 80 }
    const named = { ...frame, ...around }
    expect([asked([...board, named]), asked([...board, { ...named, name: 'Data' }])]).toEqual([0, 1])
  })

  test('not a component that the case also draws once', () => {
    const board = readBoard(draw(...shop))
    const parts = (label: string, kind: 'service' | 'relational db') => ({
      nodes: [{ id: 'part', label, kinds: [kind], need, aka: [] }],
      edges: [],
      avoid: [],
    })
    const asked = (expected: Parameters<typeof reviewBoard>[1]) =>
      reviewBoard(board, expected).filter(({ code }) => code === 'single-point')
    expect(asked(parts('Orders', 'relational db'))).toEqual([])
    expect(asked(parts('Order service', 'service'))).toHaveLength(1)
  })

  test('rarely on the reference boards, and never when compared with the case', () => {
    const asks = (finding: BoardFinding) => finding.code === 'single-point'
    const alone = REFERENCES.filter(({ board }) => reviewBoard(readBoard(board)).some(asks))
    expect(alone.length / REFERENCES.length).toBeLessThanOrEqual(0.25)
    expect(REFERENCES.filter(({ board, graph }) => reviewBoard(readBoard(board), graph).some(asks))).toEqual(
      [],
    )
  })
})

describe('[BG14] synchronous chains', () => {
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

  test('not if somebody on the path does not wait, or there is a shorter path', () => {
    expect(said('long-waiting-chain', ...lines('~>'))).toEqual([])
    expect(said('long-waiting-chain', ...lines('->'), 'Gateway -> Orders DB')).toEqual([])
  })

  test('not four calls in a row', () => {
    expect(said('long-waiting-chain', ...lines('->').slice(0, 4))).toEqual([])
  })

  test('a queue ends the waiting', () => {
    const through = ['Gateway', 'A service', 'RabbitMQ', 'Mail worker', 'C service', 'Orders DB']
    const row = through.map((name, index) => `${index === 0 ? 'Browser' : through[index - 1]} -> ${name}`)
    expect(said('long-waiting-chain', ...row)).toEqual([])
    expect(
      said('long-waiting-chain', ...row.map((line) => line.replaceAll('RabbitMQ', 'B service'))),
    ).toEqual(['Browser waits for 6 calls in a row until Orders DB answers.'])
  })

  test('a line without arrowheads calls nobody, and monitoring is not waited for', () => {
    const four = lines('->').slice(0, 4)
    expect(said('long-waiting-chain', ...four, 'C service -> Prometheus')).toEqual([])
    expect(said('long-waiting-chain', ...four, 'C service -- Orders DB')).toEqual([])
  })
})

describe('[BG15] incomplete pairs', () => {
  test.each([
    ['cache-without-source', ['Browser -> Gateway', 'Gateway -> Redis']],
    ['queue-without-consumer', ['Order service -> RabbitMQ']],
    ['queue-without-consumer', ['Order service -> RabbitMQ: orders', 'Billing service -> RabbitMQ: bills']],
    ['writer-without-store', ['RabbitMQ -> Resize worker']],
    ['writer-without-store', ['RabbitMQ -> Resize worker', 'Resize worker -> Order service']],
    ['writer-without-store', ['Browser -> Order service: POST /orders']],
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
    ['queue-without-consumer', ['RabbitMQ']],
    ['queue-without-consumer', ['Order service -> RabbitMQ', 'RabbitMQ -> Zorblax']],
    ['cache-without-source', ['Gateway -> Redis', 'Gateway -> Zorblax']],
    ['writer-without-store', ['Resize worker']],
    ['writer-without-store', ['RabbitMQ -> Resize worker', 'S3 -> Resize worker']],
    ['writer-without-store', ['RabbitMQ -> Resize worker', 'Resize worker -> Zorblax']],
    ['writer-without-store', ['Browser -> Order service: POST /orders', 'Order service -> Postgres']],
    ['writer-without-store', ['Browser -> Order service: POST /orders', 'Order service ~> RabbitMQ']],
    [
      'writer-without-store',
      [
        'Browser -> Order service: POST /orders',
        'Order service -> Stock service',
        'Stock service -> Postgres',
      ],
    ],
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

function nameIn(board: readonly Readonly<Record<string, unknown>>[], id: unknown): unknown {
  return board.find(({ containerId }) => containerId === id)?.text
}
