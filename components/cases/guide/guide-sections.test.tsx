import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { guideFor } from '@/lib/cases/domain/case'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { prepareCase } from '@/lib/cases/domain/prepare-case'
import type { Guide } from '@/lib/cases/domain/schema/guide-schema'
import { STEP_TITLES } from '@/lib/framework/steps'
import { withQuotes } from '@/tests/fixtures/quoted-guide'
import { FIRST_EDITION, FIRST_WORD, SECOND_EDITION } from '@/tests/fixtures/second-edition'
import { guideSections } from './guide-sections'

/** The sections of a guide's page by title, as HTML. */
function sectionsOf(source: string, change: (guide: Guide) => Guide = (guide) => guide): Map<string, string> {
  const parsed = parseCase(source)
  if (!parsed.ok) throw new Error(parsed.problems[0].message)
  const prepared = prepareCase({ ...parsed.case, guide: change(parsed.case.guide) })
  const sections = guideSections({
    guide: guideFor(prepared),
    placed: prepared.placed,
    estimates: prepared.estimates.lines,
    stepTitles: STEP_TITLES,
  })
  return new Map(
    sections.map(({ title, content }) => [title, renderToString(content).replaceAll('<!-- -->', '')]),
  )
}

test('[WD1][WD4] the guide’s page has the words, the minutes of facts and what curveballs reopen', () => {
  const sections = sectionsOf(SECOND_EDITION)
  for (const text of [FIRST_WORD.term, `also ${FIRST_WORD.also.join(', ')}`, FIRST_WORD.here, FIRST_WORD.ask])
    expect(sections.get('Words you will hear')).toContain(text)
  expect(sections.get('If they ask')?.match(/Give by minute \d+ of 45/g)).toHaveLength(3)
  expect(sections.get('Curveballs')).toMatch(/Affects\.<\/b> [^<]+; APIs, Calculations/)
})

test('[WD1] the page of a guide without words has no such section', () => {
  const sections = sectionsOf(FIRST_EDITION)
  expect(sections.has('Words you will hear')).toBe(false)
  expect(sections.get('If they ask')).not.toContain('Give by')
  expect(sections.get('Curveballs')).not.toContain('Affects.')
})

test('an author’s quotes are typographic on the guide’s page', () => {
  for (const [title, html] of sectionsOf(SECOND_EDITION, withQuotes)) {
    // Labels for screen readers are in attributes and keep straight quotes; so does code.
    const text = html.replaceAll(/<code[^>]*>.*?<\/code>/gs, '').replaceAll(/<[^>]*>/g, ' ')
    expect(text.match(/.{20}(?:&quot;|&#x27;|["'])/g), title).toBeNull()
  }
})
