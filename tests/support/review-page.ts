import type { Locator, Page } from 'playwright-core'
import type { Dimension } from '@/lib/framework/dimensions'
import { dimensionOf } from '@/lib/grading/domain/rubric'
import { answersFor, RUBRIC_2 } from '@/tests/fixtures/grades'

/** The titles of the rubric's dimensions, in order. */
export const DIMENSION_TITLES: readonly string[] = RUBRIC_2.dimensions.map(({ title }) => title)

/** The options of a statement in the grade form. */
export function statement(page: Page, words: string): Locator {
  return page.getByRole('radiogroup', { name: words })
}

/** The score that follows from a dimension's answers so far. */
export function scoreOutput(page: Page, title: string): Locator {
  return page.getByRole('group', { name: title }).getByRole('status')
}

/** Answers the statements of a dimension so that they result in a score. */
export async function answerFor(page: Page, dimension: Dimension, score: number): Promise<void> {
  const answers = answersFor(dimension, score)
  for (const { id, statement: words } of dimensionOf(RUBRIC_2, dimension).observables ?? []) {
    const answer = answers[id] === 'yes' ? 'Yes' : 'No'
    await statement(page, words).getByRole('radio', { name: answer, exact: true }).check()
  }
}

/** Fills in the grade form of a session and submits it: the same score and evidence in every dimension. */
export async function submitGrade(page: Page, score: number, evidence: string): Promise<void> {
  await page.getByRole('button', { name: 'Submit grade' }).waitFor()
  for (const { id, title } of RUBRIC_2.dimensions) {
    await answerFor(page, id, score)
    await page.getByRole('textbox', { name: `Evidence for ${title}` }).fill(`${evidence} (${title})`)
  }
  await page.getByRole('button', { name: 'Submit grade' }).click()
  await page.getByRole('button', { name: 'Submit grade' }).waitFor({ state: 'detached' })
}

/** One dimension among the grades of a session. */
export function gradeRow(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title })
}
