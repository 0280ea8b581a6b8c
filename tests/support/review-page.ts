import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** The titles of the rubric's dimensions, in its order. */
export const DIMENSION_TITLES: readonly string[] = JSON.parse(
  readFileSync(path.resolve('content/rubrics/rubric-v1.json'), 'utf8'),
).dimensions.map(({ title }: { title: string }) => title)

/** Fills in the grade form of a session and hands it in: the same score and evidence in every dimension. */
export async function submitGrade(page: Page, score: number, evidence: string): Promise<void> {
  await page.getByRole('button', { name: 'Submit grade' }).waitFor()
  for (const title of DIMENSION_TITLES) {
    await page.getByRole('radio', { name: `${title}: ${score}` }).check()
    await page.getByRole('textbox', { name: `Evidence for ${title}` }).fill(`${evidence} (${title})`)
  }
  await page.getByRole('button', { name: 'Submit grade' }).click()
  await page.getByRole('button', { name: 'Submit grade' }).waitFor({ state: 'detached' })
}

/** One dimension among the grades of a session. */
export function gradeRow(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title })
}
