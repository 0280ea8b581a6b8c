import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { HOTEL } from '@/tests/fixtures/case-sources'
import * as draft from '../domain/draft'
import { useReview } from './use-review'

function Probe() {
  const { review, shown } = useReview(HOTEL)
  return <p>{`${review.publishable} ${shown === null}`}</p>
}

test('[TX6] a page rendered on the server does not parse the draft', () => {
  const read = vi.spyOn(draft, 'reviewSource')
  expect(renderToString(<Probe />)).toBe('<p>false true</p>')
  expect(read).not.toHaveBeenCalled()
})
