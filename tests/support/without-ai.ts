import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Without an endpoint a page shows nothing of AI: no text, no button, no column, and nothing that asks for a key. */
export async function expectNoAi(page: Page): Promise<void> {
  const said = await page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    )
    return [document.body.innerText, ...labels].join('\n')
  })
  expect(said).not.toMatch(/\bAI\b|language model|OPENAI|API key/i)
}
