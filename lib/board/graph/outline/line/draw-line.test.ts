import { describe, expect, test } from 'vitest'
import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { outlineText } from '@/tests/support/board/outline-text'
import { OutlinedRoom } from '@/tests/support/board/outlined'
import { outlineOf } from '../outline'
import { drawnWords, drawsSomething, lineWords } from './line-words'
import { planLine } from './plan-line'

const text = (room: OutlinedRoom) => outlineText(outlineOf(room.board))
const says = (room: OutlinedRoom, line: string) => lineWords(planLine(room.board.graph, line))

const HOTEL = [
  'Guest app -> API gateway: HTTPS',
  'gateway -> Search service: GET /search',
  'gateway -> Booking service: POST /holds',
  'search service -> Availability cache (cache)',
  'Search service -> Hotel index (search index)',
  'booking service -> Rooms database: row lock',
  'booking service -> Payment provider (external): idempotency key',
  'booking service ~> booking.events (queue): confirmed',
  'booking.events ~> Notify worker',
  'booking.events ~> Indexer (worker)',
  'indexer -> hotel index',
]

test('[BO1] a board typed line by line, in words', () => {
  expect(text(new OutlinedRoom().draw(...HOTEL))).toMatchInlineSnapshot(`
    "11 parts, 11 connections
    Guest app, client, 1 out
      calls API gateway: HTTPS
    API gateway, api gateway, 2 out, 1 in
      calls Booking service: POST /holds
      calls Search service: GET /search
    Booking service, service, 3 out, 1 in
      uses Rooms database: row lock
      calls Payment provider: idempotency key
      sends to booking.events: confirmed
    Search service, service, 2 out, 1 in
      uses Hotel index
      uses Availability cache
    Hotel index, search index, 2 in
    Availability cache, cache, 1 in
    Rooms database, relational db, 1 in
    Payment provider, external system, 1 in
    booking.events, queue, 2 out, 1 in
      read by Notify worker
      read by Indexer
    Notify worker, worker, 1 in
    Indexer, worker, 1 out, 1 in
      uses Hotel index"
  `)
})

describe('[BO2] a line', () => {
  test('draws what the board does not have, and finds the rest by some of its words', () => {
    const room = new OutlinedRoom().draw('API gateway -> Booking service')
    const before = room.elements.size
    room.draw('gateway -> Ledger (relational db): entry')
    expect(room.board.graph.components.map(({ label }) => label)).toEqual([
      'API gateway',
      'Booking service',
      'Ledger',
    ])
    expect(room.elements.size - before).toBe(5)
  })

  test('describes what it would do before it is drawn', () => {
    const room = new OutlinedRoom().draw(...HOTEL)
    expect(says(room, 'gateway -> booking service: POST /holds')).toBe(
      'Found API gateway and Booking service. They are joined already: Enter goes there.',
    )
    expect(says(room, 'gateway -> booking service: DELETE /holds')).toBe(
      'Found API gateway and Booking service. Enter draws the arrow.',
    )
    expect(says(room, 'indexer -> audit log (stream)')).toBe(
      'Found Indexer. New: audit log (stream). Enter draws it.',
    )
    expect(says(room, 'service -> indexer')).toBe(
      '“service” may be Search service or Booking service. Type more of the name, or put it in quotes for a new part.',
    )
    expect(says(room, '"service" -> indexer')).toBe('Found Indexer. New: service (service). Enter draws it.')
    expect(says(room, 'indexer')).toBe('Found Indexer. It is there already: Enter goes there.')
    expect(says(room, 'indexer -> Indexer')).toBe(
      'Both ends of the arrow are Indexer. Name another part at one of them.',
    )
    expect(says(room, 'indexer ->')).toBe('An end of the arrow has no name yet.')
  })

  test('draws nothing if the board has all of it', () => {
    const room = new OutlinedRoom().draw(...HOTEL)
    const plan = planLine(room.board.graph, HOTEL[2] ?? '')
    if ('is' in plan) throw new Error(plan.is)
    expect(drawsSomething(plan)).toBe(false)
    expect(text(room)).toBe(text(room.draw(...HOTEL)))
  })

  test('adds its label to an arrow that has none', () => {
    const room = new OutlinedRoom().draw('Web app -> Links service', 'web -> links: GET /:id')
    expect(room.board.graph.edges.map(({ label }) => label)).toEqual(['GET /:id'])
  })

  test('draws a second arrow beside the first, and both are read', () => {
    const room = new OutlinedRoom().draw(
      'Web app -> Links service: read',
      'web -> links: write',
      'links -> web: push',
    )
    const arrows = [...room.elements.values()].filter(({ type }) => type === 'arrow')
    expect(room.board.graph.edges.map(({ label }) => label)).toEqual(['read', 'write', 'push'])
    const starts = new Set(arrows.map(({ y, points }) => Math.round(y + (points?.[0]?.[1] ?? 0))))
    expect(starts.size).toBe(3)
  })

  test('with a chain draws all of it', () => {
    const room = new OutlinedRoom().draw('App -> Edge gateway ~> Jobs (queue) ~> Mail worker: batch')
    expect(text(room)).toMatchInlineSnapshot(`
      "4 parts, 3 connections
      App, client, 1 out
        calls Edge gateway
      Edge gateway, api gateway, 1 out, 1 in
        sends to Jobs
      Jobs, queue, 1 out, 1 in
        read by Mail worker: batch
      Mail worker, worker, 1 in"
    `)
    const plan = planLine(room.board.graph, 'Mail worker -> Mail provider (external) -> App')
    expect('is' in plan ? plan : drawnWords(plan)).toBe('drew Mail provider and 2 arrows')
  })
})

describe('[BO3] what is drawn', () => {
  test('covers nothing that is there, and follows the flow to the right', () => {
    const room = new OutlinedRoom().draw(...HOTEL)
    const parts = room.board.graph.components.map(({ id, label }) => ({
      label,
      box: boxOf(room.elements.get(id) as never),
    }))
    const overlapping = parts.flatMap((a, place) =>
      parts.slice(place + 1).flatMap((b) => (touch(a.box, b.box) ? [`${a.label} and ${b.label}`] : [])),
    )
    expect(overlapping).toEqual([])
    const x = (label: string) => room.shape(label).x
    expect(x('Guest app')).toBeLessThan(x('API gateway'))
    expect(x('API gateway')).toBeLessThan(x('Booking service'))
    expect(x('Booking service')).toBeLessThan(x('Rooms database'))
  })

  test('is placed where the layout of reference boards has it, relative to its neighbour', () => {
    const room = new OutlinedRoom().draw('App -> Api gateway')
    const [app, gateway] = [room.shape('App'), room.shape('Api gateway')]
    const middle = (one: typeof app) => one.y + (one.height ?? 0) / 2
    expect(middle(gateway)).toBe(middle(app))
    expect(gateway.x).toBeGreaterThan(app.x + (app.width ?? 0))
  })

  test.each([
    [
      'in a row',
      [
        'Browser -> API gateway',
        'gateway -> Link service',
        'link service -> Links DB',
        'Browser -> Links DB',
      ],
    ],
    ['back', ['Browser -> API gateway', 'gateway -> Link service', 'link service ~> Browser: pushes']],
    [
      'of a hotel',
      [...HOTEL, 'Guest app -> Rooms database', 'Guest app -> Indexer', 'Notify worker ~> Guest app'],
    ],
  ])('and connected crosses no part, %s', (_, lines) => {
    const room = new OutlinedRoom().draw(...lines)
    expect(room.board.graph.edges).toHaveLength(lines.length)
    const struck = [...room.elements.values()]
      .filter(({ type }) => type === 'arrow')
      .flatMap((arrow) => {
        const ends = [arrow.startBinding?.elementId, arrow.endBinding?.elementId]
        const others = room.board.graph.components.filter(({ id }) => !ends.includes(id))
        return others
          .filter(({ id }) => runsOver(arrow, boxOf(room.elements.get(id) as never)))
          .map(({ label }) => label)
      })
    expect(struck).toEqual([])
  })

  test('alone is placed below everything else', () => {
    const room = new OutlinedRoom().draw('App -> Api gateway', 'Lone worker')
    expect(room.shape('Lone worker').y).toBeGreaterThan(room.shape('App').y + (room.shape('App').height ?? 0))
  })
})

function touch(a: ReturnType<typeof boxOf>, b: ReturnType<typeof boxOf>): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether a line passes through a box, checked every few pixels. */
function runsOver({ x, y, points = [] }: BoardElement, box: ReturnType<typeof boxOf>): boolean {
  return points.slice(1).some(([toX, toY], place) => {
    const [fromX, fromY] = points[place] ?? [0, 0]
    return Array.from({ length: 101 }, (_, share) => share / 100).some((share) => {
      const [atX, atY] = [x + fromX + (toX - fromX) * share, y + fromY + (toY - fromY) * share]
      return atX > box.x && atX < box.x + box.width && atY > box.y && atY < box.y + box.height
    })
  })
}
