import { expect, test } from 'vitest'
import { PAGE_IDS } from '../domain/reading-path'
import { getPage, listPages, pagesForCase } from './handbook'

test('[HB1] every page of the path can be loaded, each with a summary line of its own', async () => {
  const pages = await listPages()
  expect(pages.map(({ id }) => id)).toEqual(PAGE_IDS)
  expect(new Set(pages.map(({ line }) => line)).size).toBe(pages.length)
  await expect(getPage('no-such-page')).rejects.toMatchObject({ code: 'not-found' })
})

test('[HB2] every diagram in a text is a picture on its page', async () => {
  for (const id of PAGE_IDS) {
    const { kind, sections } = await getPage(id)
    const pictures = sections.filter(({ diagram }) => diagram !== null)
    expect([id, pictures.length]).toEqual([id, kind === 'guide' ? 0 : 1])
    expect(sections.map(({ before, after }) => before + after).join()).not.toContain('language-mermaid')
  }
})

test('[HB6] pages and cases link to each other, even if a case’s name differs from its row', async () => {
  expect((await pagesForCase('hotel-booking-system')).map(({ id }) => id)).toContain('saga')
  expect((await getPage('saga')).related.cases).toContain('hotel-booking-system')
  expect((await pagesForCase('view-counter')).length).toBeGreaterThan(0)
})
