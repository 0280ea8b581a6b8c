import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { sheetFindings } from '@/lib/review/domain/sheet-findings'
import { FigureQuestions } from './figure-questions'

const shown = (calculations: string) =>
  renderToString(
    <FigureQuestions
      findings={sheetFindings({ calculations }, [])}
      pages={{ 'back-of-the-envelope': 'Back-of-the-envelope estimates' }}
      onField={() => undefined}
    />,
  )

test('[ES4] each question is a control that leads to its field, with what was seen and why it matters', () => {
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

test('[ES4] where nothing is to be asked, nothing stands there', () => {
  expect(shown('links = 10M * 20 = 200M links')).toBe('')
})
