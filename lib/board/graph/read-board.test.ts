import { describe, expect, test } from 'vitest'
import { arrow, bound, box, said, shape, words } from '@/tests/board-graph/elements'

// Small drawings, each with one feature of real boards.

describe('[BG1] icons and groups', () => {
  test('a grouped cylinder is one store, and an arrow to one of its parts leads to it', () => {
    const groupIds = ['icon']
    const { parts, edges } = said([
      ...box('Order service', [0, 0, 150, 80]),
      shape('lid', [300, -10, 100, 30], { type: 'ellipse', groupIds }),
      shape('body', [300, 5, 100, 90], { groupIds }),
      words('name', 'Orders', [310, 40], { containerId: 'body', groupIds }),
      shape('bottom', [300, 80, 100, 30], { type: 'ellipse', groupIds }),
      arrow('to lid', [152, 40, 296, 5], bound('Order service', 'lid')),
    ])
    expect(parts).toEqual(['Order service: service', 'Orders: relational db'])
    expect(edges).toEqual(['Order service > Orders'])
  })

  test('a group around two named boxes is a region', () => {
    const groupIds = ['region']
    const { parts } = said([
      ...box('Redis', [0, 0, 100, 60], { groupIds }),
      ...box('Kafka', [200, 0, 100, 60], { groupIds }),
    ])
    expect(parts).toEqual(['Redis: cache', 'Kafka: stream'])
  })
})

describe('[BG2] names', () => {
  test('captions above and below', () => {
    const { edges } = said([
      words('above', 'Gateway', [10, -40]),
      shape('first', [0, 0, 90, 60]),
      shape('second', [300, 0, 90, 60]),
      words('below', 'Redis', [310, 70]),
      arrow('call', [95, 30, 296, 30], bound('first', 'second')),
    ])
    expect(edges).toEqual(['Gateway > Redis'])
  })

  test('the text as typed, and only the name if a list is below', () => {
    const { graph } = said(box('API Gateway\n- auth\n- limits', [0, 0, 90, 200]))
    expect(graph.components.map(({ name, kind }) => [name, kind])).toEqual([['API Gateway', 'api gateway']])
  })
})

test('[BG3] copies in a stack are one part', () => {
  const { graph } = said([
    shape('back', [20, 20, 120, 60]),
    shape('middle', [10, 10, 120, 60]),
    ...box('Video worker', [0, 0, 120, 60]),
  ])
  expect(graph.components.map(({ label, count }) => [label, count])).toEqual([['Video worker', 3]])
})

test('[BG4] an arrow to a group means any member; a server with its processes is itself a part', () => {
  const inner = [...box('Feed service', [320, 40, 140, 60]), ...box('Post service', [320, 140, 140, 60])]
  const call = arrow('call', [102, 100, 296, 100], bound('Gateway', 'outer'))
  const outer = shape('outer', [300, 0, 180, 240])
  const title = (text: string) => words('title', text, [310, 6])
  const gateway = box('Gateway', [0, 60, 100, 80])
  const group = said([...gateway, outer, title('VPC'), ...inner, call])
  expect(group.edges).toEqual(['Gateway > Feed service', 'Gateway > Post service'])
  expect(group.graph.groups.map(({ label, members }) => [label, members.length])).toEqual([['VPC', 2]])
  expect(said([...gateway, outer, title('Web server'), ...inner, call]).edges).toEqual([
    'Gateway > Web server',
  ])
})

describe('[BG5] ends', () => {
  const pair = [...box('Gateway', [0, 0, 100, 60]), ...box('Order service', [300, 0, 140, 60])]

  test('short of a shape and unbound', () => {
    expect(said([...pair, arrow('call', [115, 30, 280, 32])]).edges).toEqual(['Gateway > Order service'])
  })

  test('bound to words that only label the arrow', () => {
    const label = words('label', 'request', [150, 0])
    expect(
      said([...pair, label, arrow('call', [104, 30, 297, 30], bound('label', 'Order service'))]).edges,
    ).toEqual(['Gateway > Order service: request'])
  })

  test('a stub is reported, not guessed', () => {
    const { graph, edges } = said([...pair, arrow('stub', [50, 64, 50, 400], bound('Gateway', null))])
    expect(edges).toEqual([])
    expect(graph.unread).toEqual([{ why: 'loose-end', elements: ['stub'], at: 'Gateway' }])
  })
})

describe('[BG6] heads and chains', () => {
  const pair = [...box('Gateway', [0, 0, 100, 60]), ...box('Order service', [300, 0, 140, 60])]
  const ends = bound('Gateway', 'Order service')

  test('a head at the start only', () => {
    const back = arrow('call', [104, 30, 296, 30], { ...ends, startArrowhead: 'arrow', endArrowhead: null })
    expect(said([...pair, back]).edges).toEqual(['Order service > Gateway'])
  })

  test('a line with heads at both ends is one edge', () => {
    const both = arrow('call', [104, 30, 296, 30], { ...ends, startArrowhead: 'arrow' })
    expect(said([...pair, both]).graph.edges.map(({ heads }) => heads)).toEqual(['both'])
  })

  test('a line and an arrow that touch', () => {
    const chain = [
      arrow('line', [104, 30, 200, 150], { type: 'line', endArrowhead: null }),
      arrow('rest', [204, 152, 297, 40]),
    ]
    expect(said([...pair, ...chain]).edges).toEqual(['Gateway > Order service'])
  })

  test('a hand-drawn box and arrow', () => {
    const ring = Array.from({ length: 40 }, (_, step) => {
      const turn = (step / 39) * 2 * Math.PI
      return [80 * Math.cos(turn), 50 * Math.sin(turn)]
    })
    const stroke = [
      [0, 0],
      [60, 1],
      [120, 0],
      [180, 2],
      [165, -10],
    ]
    const { edges } = said([
      ...box('Gateway', [0, 0, 100, 60]),
      { id: 'ring', type: 'freedraw', x: 380, y: 30, points: ring, groupIds: [] },
      words('name', 'Redis', [355, 18]),
      { id: 'stroke', type: 'freedraw', x: 108, y: 30, points: stroke, groupIds: [] },
    ])
    expect(edges).toEqual(['Gateway > Redis'])
  })
})

test('[BG7] words beside an arrow label it', () => {
  const { edges } = said([
    ...box('Gateway', [0, 0, 100, 60]),
    ...box('Order service', [300, 0, 140, 60]),
    arrow('call', [104, 30, 296, 30], bound('Gateway', 'Order service')),
    words('free', 'POST orders', [150, 0]),
  ])
  expect(edges).toEqual(['Gateway > Order service: POST orders'])
})

test('[BG8] requirements, schemas and remarks are not parts', () => {
  const { parts, edges } = said([
    ...box('Gateway', [0, 0, 100, 60]),
    ...box('Order service', [300, 0, 140, 60]),
    arrow('call', [104, 30, 296, 30], bound('Gateway', 'Order service')),
    ...box('Functional requirements\n1. order\n2. cancel', [0, 300, 260, 120]),
    ...box('users\nid\nname\nemail', [300, 300, 120, 120]),
    arrow('remark', [370, 64, 370, 296], bound('Order service', 'users\nid\nname\nemail')),
  ])
  expect(parts).toEqual(['Gateway: api gateway', 'Order service: service'])
  expect(edges).toEqual(['Gateway > Order service'])
})

describe('[BG9] other drawings', () => {
  const system = [
    ...box('Gateway', [0, 0, 100, 60]),
    ...box('Order service', [300, 0, 140, 60]),
    arrow('call', [104, 30, 296, 30], bound('Gateway', 'Order service')),
  ]

  test('use cases', () => {
    const names = ['sign up', 'log in', 'pick a meal', 'pay']
    const flow = names.flatMap((name, index) => box(name, [index * 200, 600, 100, 80], { type: 'ellipse' }))
    const steps = names
      .slice(1)
      .map((name, index) =>
        arrow(
          `step ${index}`,
          [index * 200 + 104, 640, index * 200 + 196, 640],
          bound(names[index] ?? '', name),
        ),
      )
    expect(said([...system, ...flow, ...steps]).parts).toEqual([
      'Gateway: api gateway',
      'Order service: service',
    ])
  })

  test('sequence diagrams and the widgets of a wireframe', () => {
    const lifeline = (id: string, x: number) =>
      arrow(id, [x, 562, x, 900], { type: 'line', endArrowhead: null })
    const { parts, edges } = said([
      ...system,
      ...box('Browser', [0, 500, 100, 60]),
      ...box('Web server', [300, 500, 140, 60]),
      lifeline('left', 50),
      lifeline('right', 370),
      arrow('ask', [52, 650, 368, 650]),
      arrow('answer', [368, 720, 52, 720]),
      { id: 'frame', type: 'frame', name: 'Screen', x: 900, y: 0, width: 400, height: 400 },
      ...box('Search', [920, 20, 200, 40]),
      ...box('Log in', [1_150, 20, 100, 40]),
    ])
    expect(parts).toEqual(['Gateway: api gateway', 'Order service: service'])
    expect(edges).toEqual(['Gateway > Order service'])
  })
})

test.each([
  ['Queue worker', 'worker'],
  ['Worker queue', 'queue'],
  ['Redis cluster', 'cache'],
  ['Kafka queue', 'stream'],
  ['Search service', 'service'],
  ['Cache server', 'cache'],
  ['Load Balancer', 'load balancer'],
  ['API \ngateway', 'api gateway'],
  ['External payment service', 'external system'],
  ['MongoDB', 'key-value/document db'],
  ['BookingService', 'service'],
  ['Redius', 'cache'],
])('[BG10] %j is a %s', (name, kind) => {
  expect(said(box(name, [0, 0, 200, 80])).parts).toEqual([`${name.split(/\s+/).join(' ')}: ${kind}`])
})

test('[BG10] what the shape library states takes precedence over the name', () => {
  const { graph } = said(box('Redis', [0, 0, 200, 80], { customData: { kind: 'queue' } }))
  expect(graph.components.map(({ kind, source }) => [kind, source])).toEqual([['queue', 'stated']])
})
