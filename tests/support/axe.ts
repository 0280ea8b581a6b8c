import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const SCRIPT = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Part = 'all' | 'colours' | 'structure' | 'menu'

/**
 * What is left to check of a page at one of several widths in one of two colour schemes: in the dark the colours, and
 * between the widest and the narrowest the structure, since it is laid out otherwise in the same colours.
 * @returns null for nothing
 */
export function partAt(colorScheme: 'light' | 'dark', isBetween: boolean): Part | null {
  if (isBetween) return colorScheme === 'light' ? 'structure' : null
  return colorScheme === 'light' ? 'all' : 'colours'
}

/**
 * Expects that axe finds nothing wrong with what is on the screen.
 * @param state what is shown, for the report of a failure
 * @param part `colours` for a screen that was checked whole in the other colour scheme, `structure` for one whose
 * colours were checked at another width, `menu` while a menu is open, which floats above the page outside its landmarks,
 * null for nothing
 */
export async function expectAccessible(page: Page, state: string, part: Part | null = 'all'): Promise<void> {
  if (part === null) return
  // The title may come a moment after the page that it names.
  await page.waitForFunction(() => document.title !== '')
  // Our policy refuses inline scripts; what is evaluated by the browser's own tools it lets pass.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SCRIPT)
  const found = await page.evaluate(
    async ({ part, colours }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        ...(part === 'colours' && { runOnly: colours }),
        // The library keeps what takes the first focus among a menu's lines.
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
