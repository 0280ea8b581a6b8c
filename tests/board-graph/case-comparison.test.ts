import { describe, expect, test } from 'vitest'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import type { ExpectedPart } from '@/lib/board/graph/findings/expected-design'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import { draw } from './draw'
import { REFERENCES } from './reference-boards'
import { expectWellFormed } from './well-formed'

const need = { kind: 'required' as const }
/** Findings that compare a board with a case. */
const COMPARED = ['missing-part', 'avoided-call', 'waits-without-need']

describe('[BG17] compared with the case', () => {
  const missing = (findings: readonly BoardFinding[]) =>
    findings.filter(({ code }) => code === 'missing-part').map(({ message }) => message)

  test.each(REFERENCES)(
    '$name: nothing is missing, and each required component that is removed is named',
    ({ graph, board }) => {
      const whole = reviewBoard(readBoard(board), graph)
      expect(whole.filter(({ code }) => COMPARED.includes(code))).toEqual([])
      expectWellFormed(whole, new Set(board.map(({ id }) => id)))
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

  test('its components are only named if the design was passed', () => {
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

  test('alternative names, merged components and another product of the same kind count as a component', () => {
    expect(
      missing(reviewBoard(readBoard(draw('Resolver -> Write service', 'Resolver ~> Kafka')), expected)),
    ).toEqual([])
    expect(missing(reviewBoard(readBoard(draw('Read service / Write service -> Kafka')), expected))).toEqual(
      [],
    )
  })

  test('of two components with another of its names, the one of the right kind counts', () => {
    const choice = {
      nodes: [
        { id: 'a', label: 'Hits', kinds: ['stream' as const], need, aka: ['visits', 'visits stream'] },
        { id: 'b', label: 'Visits table', kinds: ['relational db' as const], need, aka: ['visits db'] },
      ],
      edges: [],
      avoid: [],
    }
    const lacks = (...lines: string[]) => missing(reviewBoard(readBoard(draw(...lines)), choice))
    expect(lacks('Order service -> Visits DB', 'Order service ~> Visits stream')).toEqual([])
    // A longer name that contains it comes second, so that each name is used and none is left over for the log.
    const stream = (id: string, ...aka: string[]) => ({
      id,
      label: id,
      kinds: ['stream' as const],
      need,
      aka,
    })
    const three = {
      nodes: [stream('Hits', 'Visits Kafka'), stream('Archive', 'Old Visits Kafka'), stream('Log')],
    }
    const board = readBoard(draw('Old Visits Kafka -> Visits Kafka'))
    expect(missing(reviewBoard(board, { ...choice, ...three }))).toEqual([
      'Nothing on the board stands for Log, which the case expects.',
    ])
  })

  test('two left over of one kind, or one of an unknown kind, count as nothing', () => {
    const nothing = (label: string) => `Nothing on the board stands for ${label}, which the case expects.`
    const two = ['Resolver -> Write service', 'Resolver ~> Kafka', 'Resolver ~> Kinesis']
    expect(missing(reviewBoard(readBoard(draw(...two)), expected))).toEqual([nothing('Visits')])
    const unknown = ['Write service -> Zorblax', 'Write service ~> Kafka']
    expect(missing(reviewBoard(readBoard(draw(...unknown)), expected))).toEqual([nothing('Read service')])
  })

  test('one of a group is enough, a missing group is reported once, and an optional component is never missed', () => {
    const part = (label: string, ofNeed: ExpectedPart['need']): ExpectedPart => ({
      ...{ id: label, label, kinds: ['other'], need: ofNeed, aka: [] },
    })
    const group = { kind: 'one-of' as const, group: 'locks' }
    const choice = {
      nodes: [
        part('Order service', need),
        part('Lease table', group),
        part('Lock server', group),
        part('Audit', { kind: 'optional' }),
      ],
      edges: [],
      avoid: [],
    }
    const lacks = (...lines: string[]) => missing(reviewBoard(readBoard(draw(...lines)), choice))
    expect(lacks('Browser -> Order service', 'Order service -> Lock server')).toEqual([])
    expect(lacks('Browser -> Order service')).toEqual([
      'Nothing on the board stands for Lease table, which the case expects.',
    ])
  })

  test('calls to avoid, and needless waiting', () => {
    const drawn = compare('Read service -> Write service', 'Read service -> Visits')
    expect(drawn).toContain('avoided-call: Read service calls Write service.')
    expect(drawn).toContain('waits-without-need: Read service is drawn as waiting for Visits.')
    const sound = compare('Write service -> Read service', 'Read service ~> Visits')
    expect(sound.filter((line) => /^(avoided|waits)/.test(line))).toEqual([])
  })

  describe('not for a call to avoid that is drawn as a message', () => {
    const avoidedIn = (design: Pick<typeof expected, 'edges' | 'avoid'>, ...lines: string[]) =>
      reviewBoard(readBoard(draw(...lines)), { ...expected, ...design })
        .filter(({ code }) => code === 'avoided-call')
        .map(({ message, elements }) => [message, elements])
    const { avoid } = expected
    const edge = (from: string, to: string, waits: boolean) => ({ from, to, waits, label: '' })
    const byMessage = { edges: [edge('read', 'log', false), edge('log', 'write', true)], avoid }
    const byCalls = { ...byMessage, edges: [...byMessage.edges, edge('read', 'log', true)] }

    test('nothing is reported if the case sends a message on the path: it argues against waiting', () => {
      expect(avoidedIn(byMessage, 'Read service ~> Write service')).toEqual([])
      const both = ['Read service ~> Write service: visits', 'Read service -> Write service: rights']
      expect(avoidedIn(byMessage, ...both)).toEqual([
        ['Read service calls Write service.', ['arrow-1', 'arrow-1-text']],
      ])
    })

    test('it is named if the case has only calls on a path, or none, or argues against a message', () => {
      const sends = [['Read service sends to Write service.', ['arrow-0']]]
      expect(avoidedIn(byCalls, 'Read service ~> Write service')).toEqual(sends)
      expect(avoidedIn({ edges: [], avoid }, 'Read service ~> Write service')).toEqual(sends)
      const messages = avoid.map((one) => ({ ...one, waits: false }))
      expect(avoidedIn({ ...byMessage, avoid: messages }, 'Read service ~> Write service')).toEqual(sends)
    })
  })
})

function isBoundTo(element: Readonly<Record<string, unknown>>, ids: ReadonlySet<string>): boolean {
  return ['startBinding', 'endBinding'].some((name) => {
    const binding = element[name] as { elementId: string } | null | undefined
    return ids.has(binding?.elementId ?? '')
  })
}
