import { describe, expect, test } from 'vitest'
import type { LiveElement } from '../capture/live-element'
import { SceneDraft } from './scene-draft'
import { undoStoreOf } from './store-access'

const NONCE = 77

function box(fields: Record<string, unknown> = {}): LiveElement {
  const place = { x: 0, y: 0, width: 100, height: 50 }
  const stamp = { index: 'a1', isDeleted: false, version: 5, versionNonce: NONCE, boundElements: null }
  return { id: 'box', type: 'rectangle', ...place, ...stamp, strokeColor: 'black', groupIds: [], ...fields }
}

type Side = Record<string, unknown>
const step = (updated: Record<string, { deleted: Side; inserted: Side }>) => ({
  elementsChange: { updated: new Map(Object.entries(updated)) },
})

/** A canvas with one box on it, where all of the person's changes have been captured. */
function canvas(options: { held?: boolean; saved?: LiveElement; undo?: ReturnType<typeof step>[] } = {}) {
  const { held = false, saved = box(), undo = [] } = options
  const live = box()
  const snapshot = new Map([['box', saved]])
  const seen = new Map([['box', NONCE]])
  const store = undoStoreOf({
    store: { snapshot: { elements: snapshot } },
    history: { undoStack: undo, redoStack: [] },
  })
  const draft = new SceneDraft([live], store, seen, new Set(held ? ['box'] : []))
  const now = () => {
    const element = draft.elements.get('box')
    if (!element) throw new Error('No box')
    return element
  }
  return { draft, live, snapshot, seen, now }
}

describe('[B34] a change from elsewhere', () => {
  test('is a new object with a higher version and a nonce never used before, each time', () => {
    const { draft, live, now } = canvas()
    const nonces = new Set([NONCE])
    for (let times = 1; times <= 100; times++) {
      const before = now()
      draft.set('box', { strokeColor: `${times}` })
      expect(now()).not.toBe(before)
      expect(now()).toMatchObject({ strokeColor: `${times}`, version: 5 + times })
      nonces.add(now().versionNonce)
    }
    expect(nonces.size).toBe(101)
    expect(live).toEqual(box())
    expect(draft.changed).toBe(true)
  })

  test('changes an object that Excalidraw keeps in place, with the same signs of change', () => {
    const { draft, live, now } = canvas({ held: true })
    draft.set('box', { strokeColor: 'green' })
    expect(now()).toBe(live)
    expect(live).toMatchObject({ strokeColor: 'green', version: 6 })
    expect(live.versionNonce).not.toBe(NONCE)
  })

  test('is not the person’s: it counts as captured, and undo compares with it', () => {
    const { draft, seen, snapshot, now } = canvas()
    draft.set('box', { strokeColor: 'green' })
    const { version, versionNonce } = now()
    expect(seen.get('box')).toBe(versionNonce)
    expect(snapshot.get('box')).toEqual(box({ strokeColor: 'green', version, versionNonce }))
  })

  test("leaves the person's changes that were not looked at yet to be captured", () => {
    const { draft, seen } = canvas()
    seen.set('box', NONCE - 1)
    draft.set('box', { strokeColor: 'green' })
    expect(seen.get('box')).toBe(NONCE - 1)
  })

  test('leaves an unfinished gesture to be undone', () => {
    const { draft, snapshot, now } = canvas({ saved: box({ x: -200, versionNonce: NONCE - 1 }) })
    draft.set('box', { strokeColor: 'green' })
    const saved = snapshot.get('box')
    expect(saved).toMatchObject({ x: -200, strokeColor: 'green' })
    expect([NONCE, NONCE - 1, now().versionNonce]).not.toContain(saved?.versionNonce)
  })

  test('shares nothing with the undo snapshot', () => {
    const { draft, snapshot, now } = canvas()
    draft.set('box', { groupIds: ['one'] })
    expect(snapshot.get('box')?.groupIds).toEqual(['one'])
    expect(snapshot.get('box')?.groupIds).not.toBe(now().groupIds)
  })

  test('is new on the canvas with its own nonce, and nobody can undo it', () => {
    const { draft, seen, snapshot } = canvas()
    for (const id of ['one', 'two']) draft.add(box({ id, versionNonce: 1, groupIds: ['group'] }))
    const [one, two] = [draft.elements.get('one'), draft.elements.get('two')]
    expect(new Set([1, NONCE, one?.versionNonce, two?.versionNonce]).size).toBe(4)
    expect(seen.get('one')).toBe(one?.versionNonce)
    expect(snapshot.get('one')).toEqual(one)
    expect(snapshot.get('one')?.groupIds).not.toBe(one?.groupIds)
  })
})

describe('[B34] undo leaves', () => {
  const change = (before: Side, after: Side) => ({ deleted: after, inserted: before })

  test('exactly the property that somebody else has changed since, and reverts the others', () => {
    const both = step({
      box: change({ strokeColor: 'red', opacity: 100 }, { strokeColor: 'black', opacity: 50 }),
      other: change({ strokeColor: 'red' }, { strokeColor: 'black' }),
    })
    const older = step({ box: change({ strokeColor: 'white' }, { strokeColor: 'red' }) })
    canvas({ undo: [older, both] }).draft.set('box', { strokeColor: 'green' })
    expect(both).toEqual(
      step({
        box: change({ opacity: 100 }, { opacity: 50 }),
        other: change({ strokeColor: 'red' }, { strokeColor: 'black' }),
      }),
    )
    expect(older).toEqual(step({}))
  })

  test('a position as a pair', () => {
    const moved = step({ box: change({ x: -10, y: -10, angle: 0 }, { x: 0, y: 0, angle: 1 }) })
    canvas({ undo: [moved] }).draft.set('box', { x: 300 })
    expect(moved).toEqual(step({ box: change({ angle: 0 }, { angle: 1 }) }))
  })

  test('bindings to Excalidraw, which merges them', () => {
    const bound = step({ box: change({ boundElements: [] }, { boundElements: [{ id: 'arrow' }] }) })
    canvas({ undo: [bound] }).draft.set('box', { boundElements: [] })
    expect(bound.elementsChange.updated.has('box')).toBe(true)
  })
})
