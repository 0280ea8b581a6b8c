import { expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import { draw } from '@/tests/board-graph/draw'
import { standardPlan } from '../round/plan'
import { boardProbes, probeKey } from './board-probes'
import { asksAboutBoard } from './probed-steps'

const PLAN = standardPlan('product', 45)
const FINDINGS = reviewBoard(
  readBoard(
    draw(
      'Phone app -> Orders DB',
      'Phone app -> Gateway',
      'Gateway -> Order service',
      'Order service -> Orders DB',
      'Order service ~> Mail queue',
      'Redis cache',
      'Search index',
    ),
  ),
)
const codes = (step: Parameters<typeof boardProbes>[1], dismissed: string[] = [], plan = PLAN) =>
  boardProbes(FINDINGS, step, plan, dismissed).map(({ code }) => code)

test('[GQ1] at most three questions about this board are offered, for this step, the most serious first', () => {
  expect(FINDINGS.length).toBeGreaterThan(4)
  expect(codes('system-diagram')).toEqual(['direct-store', 'queue-without-consumer', 'unconnected'])
  expect(codes('deep-dive')).toEqual(['direct-store', 'single-point', 'queue-without-consumer'])
  for (const step of ['questions', 'personas', 'apis', 'calculations', 'wrap-up'] as const)
    expect([codes(step), asksAboutBoard(step)]).toEqual([[], false])
  expect(boardProbes(FINDINGS, 'deep-dive', PLAN, [])[1]?.ask).toContain('Orders DB')
})

test('[GQ1] dismissing a question makes room for the next one', () => {
  const [first] = boardProbes(FINDINGS, 'system-diagram', PLAN, [])
  const dismissed = first ? [probeKey(first)] : []
  expect(codes('system-diagram', dismissed)).toEqual(['queue-without-consumer', 'unconnected', 'unconnected'])
})

test('[GQ1] a plan without a deep dive asks about failures at the diagram', () => {
  const short = standardPlan('product', 35)
  const some = boardProbes(
    FINDINGS.filter(({ code }) => code === 'single-point'),
    'system-diagram',
    short,
    [],
  )
  expect(some.map(({ code }) => code)).toEqual(['single-point'])
})

test('[GQ1] every kind of finding is asked about in some step', () => {
  const kinds = [
    ...['direct-store', 'missing-part', 'avoided-call', 'waits-without-need', 'single-point'],
    ...['long-waiting-chain', 'cache-without-source', 'queue-without-consumer', 'writer-without-store'],
    ...['no-name', 'loose-end', 'unconnected', 'two-names'],
  ]
  const one = { severity: 'note', message: '', why: '', ask: '', elements: [], page: null } as const
  for (const code of kinds) {
    const steps = PLAN.filter(({ slug }) => boardProbes([{ ...one, code }], slug, PLAN, []).length > 0)
    expect([code, steps.length > 0]).toEqual([code, true])
  }
  for (const { code } of FINDINGS) expect(kinds).toContain(code)
})
