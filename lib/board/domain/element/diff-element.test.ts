import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/shared/errors'
import { liveRectangle } from '@/tests/support/board/elements'
import { hash } from '../merge/hash'
import { cleanElement } from './clean-element'
import { diffElement } from './diff-element'
import type { LooseElement } from './element'
import { patchElement } from './patch-element'

const held = cleanElement(liveRectangle())
const arrow: LooseElement = {
  ...liveRectangle({ id: 'arrow', type: 'arrow', roundness: { type: 2 } }),
  points: [
    [0, 0],
    [100.126, 40],
  ],
  startBinding: { elementId: 'a', focus: 0.123456, gap: 4.2 },
  endBinding: null,
  startArrowhead: null,
  endArrowhead: 'arrow',
  elbowed: false,
  lastCommittedPoint: [1, 1],
}
const stroke: LooseElement = {
  ...liveRectangle({ id: 'stroke', type: 'freedraw' }),
  points: [
    [0, 0],
    [1.004, 2],
  ],
  pressures: [],
  simulatePressure: true,
}
const label: LooseElement = {
  ...liveRectangle({ id: 'label', type: 'text' }),
  text: 'API',
  originalText: 'API',
  fontSize: 20,
  fontFamily: 5,
  textAlign: 'center',
  verticalAlign: 'middle',
  containerId: 'box',
  autoResize: true,
  lineHeight: 1.25,
}

describe('[B6] what can be derived is neither stored nor sent', () => {
  test('versions, bound elements, size of points, status', () => {
    const names = Object.keys({
      ...held,
      ...cleanElement(arrow),
      ...cleanElement({ ...liveRectangle({ type: 'image' }) }),
    })
    for (const name of [
      'version',
      'versionNonce',
      'updated',
      'boundElements',
      'lastCommittedPoint',
      'status',
    ]) {
      expect(names).not.toContain(name)
    }
    expect(cleanElement(arrow)).not.toHaveProperty('width')
  })

  test('the position of text that is bound to a shape', () => {
    expect(cleanElement(label)).toMatchObject({ x: 0, y: 0 })
    expect(diffElement(cleanElement(label), { ...label, x: 1, y: 2 })).toEqual([])
  })

  test('text that leaves its shape has a position again', () => {
    const freed = { ...label, containerId: null, x: 30, y: 40 }
    expect(diffElement(cleanElement(label), freed)).toEqual([
      { kind: 'set', id: 'label', props: { x: 30, y: 40, containerId: null } },
    ])
  })
})

describe('[B7] rounding', () => {
  test('lengths to the hundredth', () => {
    expect(held.x).toBe(600.12)
  })

  test('a difference below the dead band counts as none, in both directions', () => {
    for (const x of [600.127, 600.113, 600.12]) expect(diffElement(held, liveRectangle({ x }))).toEqual([])
    expect(diffElement(held, liveRectangle({ x: 600.129 }))).toHaveLength(1)
  })

  test('what was sent is not sent again', () => {
    for (let x = 600; x < 601; x += 0.00137) {
      const live = liveRectangle({ x, width: x / 3, angle: x / 1_000 })
      const [patch] = diffElement(held, live)
      const next = patch ? patchElement(held, patch) : held
      expect(diffElement(next, live)).toEqual([])
    }
  })
})

describe('[B5] fields that people see as one thing are set together', () => {
  test("an arrow's position and points", () => {
    expect(diffElement(cleanElement(arrow), { ...arrow, x: 650 })).toEqual([
      {
        kind: 'set',
        id: 'arrow',
        props: {
          x: 650,
          y: 500,
          points: [
            [0, 0],
            [100.13, 40],
          ],
        },
      },
    ])
  })

  test('an arrow that only changes its head', () => {
    expect(diffElement(cleanElement(arrow), { ...arrow, endArrowhead: 'dot' })).toEqual([
      { kind: 'set', id: 'arrow', props: { endArrowhead: 'dot' } },
    ])
  })

  test('the segments of an elbow arrow are sent with its points', () => {
    const elbow = { ...arrow, elbowed: true, fixedSegments: null, startIsSpecial: null, endIsSpecial: null }
    const [patch] = diffElement(cleanElement(elbow), { ...elbow, y: 1 })
    expect(patch?.kind === 'set' && Object.keys(patch.props)).toEqual([
      'x',
      'y',
      'points',
      'fixedSegments',
      'startIsSpecial',
      'endIsSpecial',
    ])
  })

  test('text and its size', () => {
    const [patch] = diffElement(cleanElement(label), { ...label, text: 'API!', originalText: 'API!' })
    expect(patch).toMatchObject({ kind: 'write', base: hash('API') })
    expect(patch?.kind === 'write' && Object.keys(patch.props)).toEqual([
      'width',
      'height',
      'text',
      'originalText',
    ])
  })
})

describe('[B2] the right kind of patch', () => {
  test('a stroke that grew is appended to', () => {
    const points = [...(stroke.points as number[][]), [3, 4]]
    expect(diffElement(cleanElement(stroke), { ...stroke, points })).toEqual([
      { kind: 'append', id: 'stroke', base: 2, points: [[3, 4]], pressures: [] },
    ])
  })

  test('with a pen, the pressures are sent too', () => {
    const pen = { ...stroke, simulatePressure: false, pressures: [0.2, 0.4] }
    const points = [...(stroke.points as number[][]), [3, 4]]
    expect(diffElement(cleanElement(pen), { ...pen, points, pressures: [0.2, 0.4, 1] })).toEqual([
      { kind: 'append', id: 'stroke', base: 2, points: [[3, 4]], pressures: [1] },
    ])
  })

  test('a stroke that was resized is set', () => {
    const points = [
      [0, 0],
      [2, 4],
      [3, 5],
    ]
    expect(diffElement(cleanElement(stroke), { ...stroke, points })[0]?.kind).toBe('set')
  })

  test('deleting and restoring', () => {
    const gone = { ...held, isDeleted: true }
    expect(diffElement(held, liveRectangle({ isDeleted: true, x: 3 }))).toEqual([
      { kind: 'delete', id: held.id },
    ])
    expect(diffElement(gone, liveRectangle({ isDeleted: true }))).toEqual([])
    expect(diffElement(gone, liveRectangle({ y: 1 }))).toEqual([
      { kind: 'restore', id: held.id, props: { y: 1 } },
    ])
  })

  test('[B8] the order key is sent with a deletion, unless the canvas made it up', () => {
    const live = liveRectangle({ isDeleted: true, index: 'a5' })
    expect(diffElement(held, live)).toHaveLength(2)
    expect(diffElement(held, live, 'a5')).toEqual([{ kind: 'delete', id: held.id }])
    expect(diffElement(held, liveRectangle({ index: 'a5' }), 'a5')).toEqual([])
  })
})

describe('[B10] what the board does not allow', () => {
  test.each(['iframe', 'embeddable', 'magicframe', 'selection', undefined])(
    'an element of type %s',
    (type) => {
      expect(() => cleanElement(liveRectangle({ type }))).toThrow(
        expect.objectContaining({ code: 'board/unsupported-element' }),
      )
    },
  )

  test.each([
    { x: Number.NaN },
    { x: Number.POSITIVE_INFINITY },
    { x: '5' },
    { width: 1e9 },
    { strokeColor: 'url(https://example.org)' },
    { strokeColor: 7 },
    { fillStyle: 'sparkles' },
    { index: 'a' },
    { index: 'a10' },
    { index: '-' },
    { groupIds: ['with space'] },
    { groupIds: 'x' },
    { id: '' },
    { id: 'x'.repeat(65) },
    { roundness: 'round' },
    { frameId: 5 },
  ])('a value like %o', (props) => {
    expect(() => cleanElement(liveRectangle(props))).toThrow(AppError)
  })

  test('unknown fields and custom data are left out', () => {
    const clean = cleanElement(
      liveRectangle({ customData: { generationData: { html: '<b>' } }, onload: 'x' }),
    )
    expect(clean).toEqual(held)
  })

  test('a forbidden link is left out, even when it is typed in later', () => {
    expect(cleanElement(liveRectangle({ link: 'javascript:alert(1)' })).link).toBeNull()
    expect(diffElement(held, liveRectangle({ link: 'javascript:alert(1)' }))).toEqual([])
  })

  test('half a surrogate pair is replaced as it would be on the wire', () => {
    expect(cleanElement({ ...label, text: '\ud83d', originalText: 'ok \ude00' })).toMatchObject({
      text: '\ufffd',
      originalText: 'ok \ufffd',
    })
  })
})
