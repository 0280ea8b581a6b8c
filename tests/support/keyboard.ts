import type { Locator, Page } from 'playwright-core'

/** Maximum number of presses of Tab from one control of a page to another. */
const FAR = 150

/** Moves to a control with Tab, as a user without a mouse does. @throws Error when Tab never gets there */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor()
  for (let presses = 0; presses < FAR; presses++) {
    if (await control.evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${control}`)
}

/** Moves to a button or link and presses Enter. */
export async function enter(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}
