import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Pointing } from '@/components/board/findings/use-pointing'
import { figureFindings } from '@/lib/review/domain/figure-findings'
import { FigureQuestions } from './figure-questions'

const POINTING: Pointing = {
  chosen: null,
  marked: [],
  choose: () => undefined,
  bind: () => ({
    onPointerEnter: () => undefined,
    onPointerLeave: () => undefined,
    onFocus: () => undefined,
    onBlur: () => undefined,
  }),
}

const shown = (calculations: string, board: Parameters<typeof figureFindings>[2] = []) =>
  renderToString(
    <FigureQuestions
      findings={figureFindings({ calculations }, [], board)}
      pages={{ 'back-of-the-envelope': 'Back-of-the-envelope estimates' }}
      onField={() => undefined}
      pointing={POINTING}
    />,
  )

test('[ES4] each question is a control that leads to its field, and says what was seen and why it matters', () => {
  const html = shown('links = 10M * 20 = 2B links')
  const controls = html.split('<button').slice(1)
  expect(controls).toHaveLength(1)
  for (const words of [
    'How did you get from 10M * 20 to 2B links?',
    'comes to 200 million',
    'sized for another',
  ])
    expect(controls[0]).toContain(words)
  expect(html).toContain('href="/handbook/back-of-the-envelope"')
})

test('[ES4] nothing is rendered if there is nothing to ask', () => {
  expect(shown('links = 10M * 20 = 200M links')).toBe('')
})

test('[ES5] a question about a text on the board says that it is shown there', () => {
  const html = shown('', [{ element: 'sums', text: '10M * 20 = 2B' }])
  expect(html).toContain('title="Show it on the board"')
  expect(html).not.toContain('in the worksheet')
})
