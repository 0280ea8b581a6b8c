import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const SCRIPT = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Part = 'all' | 'colours' | 'structure' | 'menu'

/**
 * What is left to check of a page at one of several widths in one of two colour schemes: in dark mode the colours, and
 * between the widest and the narrowest the structure, since only the layout differs there.
 * @returns null for nothing
 */
export function partAt(colorScheme: 'light' | 'dark', isBetween: boolean): Part | null {
  if (isBetween) return colorScheme === 'light' ? 'structure' : null
  return colorScheme === 'light' ? 'all' : 'colours'
}

/**
 * Expects that axe finds no problems on the screen.
 * @param state what is shown, for the report of a failure
 * @param part `colours` for a screen that was fully checked in the other colour scheme, `structure` for one whose
 * colours were checked at another width, `menu` while a menu is open, which floats above the page outside its
 * landmarks, null for nothing
 */
export async function expectAccessible(page: Page, state: string, part: Part | null = 'all'): Promise<void> {
  if (part === null) return
  // The title may be set a moment after the page that it belongs to.
  await page.waitForFunction(() => document.title !== '')
  // Our policy blocks inline scripts, but not what is evaluated through the developer tools.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SCRIPT)
  const found = await page.evaluate(
    async ({ part, colours }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        ...(part === 'colours' && { runOnly: colours }),
        // The library puts the element that takes the initial focus among a menu's items.
        ...(part === 'menu' && {
          rules: { region: { enabled: false }, 'aria-required-children': { enabled: false } },
        }),
        ...(part === 'structure' && {
          rules: Object.fromEntries(colours.map((rule) => [rule, { enabled: false }])),
        }),
      })
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
      }))
    },
    { part, colours: ['color-contrast', 'link-in-text-block'] },
  )
  expect(found, state).toEqual([])
}
