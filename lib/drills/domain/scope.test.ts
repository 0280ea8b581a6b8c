import { expect, test } from 'vitest'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { PAGE_IDS } from '@/lib/handbook/domain/reading-path'
import { DIMENSION_PAGES, readScope } from './scope'

test('[DR8] each dimension of a grade leads to pages that exist', () => {
  for (const dimension of DIMENSIONS) {
    expect(DIMENSION_PAGES[dimension].length).toBeGreaterThan(2)
    for (const page of DIMENSION_PAGES[dimension]) expect(PAGE_IDS).toContain(page)
  }
})

test('[DR8] a URL names what to drill, or today', () => {
  expect(readScope({ page: 'saga' })).toEqual({ kind: 'page', id: 'saga' })
  expect(readScope({ dimension: 'depth' })).toEqual({ kind: 'dimension', id: 'depth' })
  expect(readScope({ dimension: 'luck' })).toEqual({ kind: 'today' })
  expect(readScope({ page: ['a', 'b'] })).toEqual({ kind: 'today' })
})
