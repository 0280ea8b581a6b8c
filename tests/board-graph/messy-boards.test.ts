import { describe, expect, test } from 'vitest'
import { arrow, bound, box, type Loose, said, shape, words } from './elements'

// Things found beside a design on real boards, and symbols that mean something other than a component.

const system = [
  ...box('Gateway', [0, 0, 100, 60]),
  ...box('Order service', [300, 0, 140, 60]),
  arrow('call', [104, 30, 296, 30], bound('Gateway', 'Order service')),
]
const PARTS = ['Gateway: api gateway', 'Order service: service']

/** Elements beside the design, which must not change how it is read. */
function adds(...beside: Loose[]) {
  const { parts, edges, graph } = said([...system, ...beside])
  expect(edges).toEqual(['Gateway > Order service'])
  return { parts, unread: graph.unread }
}

const swatches = (left: number) =>
  ['Client', 'Database', 'Queue'].flatMap((name, index) => [
    shape(`swatch ${name}`, [left, index * 40, 30, 24]),
    words(`means ${name}`, name, [left + 40, index * 40]),
  ])

describe('[BG8] what should be read', () => {
  test('a legend in a box, with its lines, and one without a box', () => {
    const line = arrow('example', [810, 150, 860, 150])
    const inBox = [shape('legend', [790, -40, 260, 230]), words('title', 'Legend', [800, -36])]
    expect(adds(...inBox, ...swatches(810), line)).toEqual({ parts: PARTS, unread: [] })
    expect(adds(...swatches(810)).parts).toEqual(PARTS)
  })

  test('a table whose columns are separate texts, and one with relations', () => {
    const columns = ['Notification', 'id', 'user_id', 'sent_at'].map((text, index) =>
      words(`column ${index}`, text, [310, 310 + index * 30]),
    )
    expect(adds(shape('table', [300, 300, 160, 140]), ...columns).parts).toEqual(PARTS)
    const relation = arrow('relation', [104, 330, 296, 330], {
      ...bound('Database', 'Cache'),
      startArrowhead: 'crowfoot_one',
      endArrowhead: 'crowfoot_many',
    })
    expect(
      adds(...box('Database', [0, 300, 100, 60]), ...box('Cache', [300, 300, 100, 60]), relation).parts,
    ).toEqual(PARTS)
  })

  test.each([
    'should we shard the database?',
    'single point of failure in here!',
    'TODO: talk about auth',
    'Problem: hot users make the fanout queue slow',
    'class Cache {\n  get(key)\n}',
    'interface Storage',
    'Notification\nid: int\nuser_id',
    'we need a queue because the writes are slow',
  ])('a remark: %j', (text) => {
    expect(
      adds(
        ...box(text, [300, 200, 200, 80]),
        arrow('to it', [370, 196, 370, 64], bound(text, 'Order service')),
      ).parts,
    ).toEqual(PARTS)
  })

  test.each(['Fraud check', 'In memory DB', 'What-if service', 'Interface Gateway'])(
    'not a remark: %j',
    (name) => {
      const call = arrow('more', [370, 64, 370, 196], bound('Order service', name))
      expect(said([...system, ...box(name, [300, 200, 140, 60]), call]).parts).toHaveLength(3)
    },
  )
})

describe('[BG9] what is not a component', () => {
  test('a number or a letter in a small shape is a step, not the end of an arrow', () => {
    const badge = box('1', [270, 15, 26, 26], { type: 'ellipse' })
    const { parts, edges } = said([...system.slice(0, 4), arrow('call', [104, 28, 264, 28]), ...badge])
    expect(parts).toEqual(PARTS)
    expect(edges).toEqual(['Gateway > Order service'])
  })

  test('a wireframe in an untitled box, even if an arrow starts at it', () => {
    const widgets: [string, number[]][] = [
      ['Search', [620, 20, 220, 40]],
      ['Feed', [620, 80, 220, 300]],
      ['Notifications', [620, 400, 60, 40]],
      ['Me', [700, 400, 60, 40]],
    ]
    const phone = [
      shape('phone', [600, 0, 260, 460]),
      ...widgets.flatMap(([name, place]) => box(name, place)),
    ]
    expect(adds(...phone).parts).toEqual(PARTS)
    const arrowFrom = arrow('from it', [596, 30, 444, 30], bound('phone', 'Order service'))
    expect(adds(...phone, arrowFrom).parts).toEqual(PARTS)
  })

  test('services with unknown names in an untitled box count when an arrow points to it', () => {
    const inside = ['Carts', 'Prices', 'Orders'].flatMap((name, index) =>
      box(name, [620, 20 + index * 80, 140, 60]),
    )
    const call = arrow('calls', [444, 100, 596, 100], bound('Order service', 'around'))
    const { edges } = said([...system, shape('around', [600, 0, 180, 260]), ...inside, call])
    expect(edges).toHaveLength(4)
  })

  test('lifelines may be arrows', () => {
    const hanging = (from: string, x: number) => arrow(`life of ${from}`, [x, 564, x, 900], bound(from, null))
    const { parts } = adds(
      ...box('Browser', [0, 500, 100, 60]),
      ...box('Database', [300, 500, 140, 60]),
      hanging('Browser', 50),
      hanging('Database', 370),
      arrow('ask', [52, 650, 368, 650]),
      arrow('answer', [368, 720, 52, 720]),
    )
    expect(parts).toEqual(PARTS)
  })

  test('if the vocabulary knows none of a board’s words, the largest drawing is the design', () => {
    const names = ['Kunde', 'Bestellungen', 'Lager']
    const { parts } = said([
      ...names.flatMap((name, index) => box(name, [index * 300, 0, 160, 60])),
      arrow('first', [164, 30, 296, 30], bound('Kunde', 'Bestellungen')),
      arrow('second', [464, 30, 596, 30], bound('Bestellungen', 'Lager')),
      ...box('Anfang', [0, 300, 160, 60]),
      ...box('Ende', [300, 300, 160, 60]),
      arrow('third', [164, 330, 296, 330], bound('Anfang', 'Ende')),
    ])
    expect(parts).toEqual(names.map((name) => `${name}: service`))
  })
})

test('[BG2] a name that is wider than its shape belongs to it if its centre is inside', () => {
  const name = words('name', 'Notification service', [280, 18])
  const { edges } = said([
    ...box('Gateway', [0, 0, 100, 60]),
    shape('narrow', [340, 0, 80, 60]),
    name,
    arrow('call', [104, 30, 336, 30], bound('Gateway', 'narrow')),
  ])
  expect(edges).toEqual(['Gateway > Notification service'])
})

test('[BG6] a call and a message between the same components are two connections', () => {
  const message = arrow('message', [104, 50, 296, 50], {
    ...bound('Gateway', 'Order service'),
    strokeStyle: 'dashed',
  })
  const again = arrow('again', [104, 40, 296, 40], bound('Gateway', 'Order service'))
  for (const drawn of [
    [...system, message, again],
    [...system.slice(0, 4), message, ...system.slice(4), again],
  ]) {
    const { edges } = said(drawn).graph
    expect(edges.map(({ waits }) => waits).sort()).toEqual([false, true])
  }
})

test.each([
  ['Redis primary', 'cache'],
  ['Primary', 'relational db'],
  ['User DB', 'relational db'],
  ['Notification service', 'notification'],
  ['ES cluster', 'search index'],
  ['Session store', 'cache'],
  ['FE', 'client'],
])('[BG10] %j is a %s', (name, kind) => {
  const call = arrow('more', [370, 64, 370, 196], bound('Order service', name))
  expect(said([...system, ...box(name, [300, 200, 140, 60]), call]).parts.at(-1)).toBe(`${name}: ${kind}`)
})
