import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { NOTHING_TRIED } from '@/lib/board/graph/what-if/trial'
import { tryOut, whatIfModel } from '@/lib/board/graph/what-if/try-out'
import { draw } from '@/tests/board-graph/draw'
import { namesOf } from './outcome-words'
import { PartList } from './part-list'

const GRAPH = readBoard(draw('Web app -> Order service', 'Order service -> Orders DB'))
const MEMBERS = GRAPH.components.filter(({ kind }) => kind !== 'client').map(({ id }) => id)
const ZONES = [
  { id: 'zone', label: 'Zone a', members: MEMBERS, elements: ['zone'] },
  { id: 'bare', label: '', members: MEMBERS, elements: ['bare'] },
  { id: 'one', label: 'Around one part', members: MEMBERS.slice(1), elements: ['one'] },
]

/** The list of parts and zones as first rendered. */
function shown(down: readonly string[]): string {
  const model = whatIfModel({ ...GRAPH, groups: ZONES }, null)
  const trial = { ...NOTHING_TRIED, down }
  const nothing = () => undefined
  const whatIf = {
    ...{ model, trial, names: namesOf(model), outcome: tryOut(model, trial), selected: null },
    ...{ select: nothing, setTimes: nothing, toggleDown: nothing, toggleSlow: nothing },
    ...{ enter: nothing, reset: nothing },
  }
  const bind = { onPointerEnter: nothing, onPointerLeave: nothing, onFocus: nothing, onBlur: nothing }
  const pointing = { chosen: null, marked: [], choose: nothing, bind: () => bind }
  return renderToString(<PartList whatIf={whatIf} pointing={pointing} rates={{ from: 'case', list: [] }} />)
}

test('[WI11] each zone with several parts has a button whose label says what it does and to which zone', () => {
  const up = shown([])
  expect(up).toContain('aria-label="Zone a: take all of it down"')
  expect(up).toContain('aria-label="Unnamed zone: take all of it down"')
  expect(up).not.toContain('Around one part')
  // Half the zone is not the whole zone.
  expect(shown(MEMBERS.slice(1))).toContain('Zone a: take all of it down')
  expect(shown(MEMBERS)).toContain('Zone a: bring all of it back')
})
