import { expect, test } from 'vitest'
import { liveRectangle } from '@/tests/support/board/elements'
import type { BoardView } from '../view/view'
import { Capture } from './capture'
import type { GestureState } from './gesture-state'
import type { LiveElement } from './live-element'

const REST: GestureState = { held: new Set(), editingText: null, editingContainer: null, busy: false }
const drawing = (id: string): GestureState => ({ ...REST, held: new Set([id]), busy: true })
const box = (versionNonce: number, props: object = {}) =>
  liveRectangle({ id: 'box', versionNonce, ...props }) as unknown as LiveElement

function capture() {
  const view = { shown: new Map(), seen: new Map(), ownKeys: new Map() }
  return new Capture(view as unknown as BoardView, () => true)
}

test('[B31] a draft that stayed too small is withdrawn', () => {
  const look = capture()
  expect(look.collect([box(1)], drawing('box')).patches).toMatchObject([{ kind: 'add' }])
  expect(look.collect([], REST).patches).toEqual([{ kind: 'delete', id: 'box' }])
})

test('[B36] what was drawn here is restored too when the whole scene is gone', () => {
  const look = capture()
  look.collect([box(1)], drawing('box'))
  look.collect([box(2)], REST)
  const { patches, redraw: again } = look.collect([], REST)
  expect(patches).toEqual([])
  expect([...again]).toEqual(['box'])
})
