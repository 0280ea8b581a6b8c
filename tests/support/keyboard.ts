import type { Locator, Page } from 'playwright-core'

/** Most presses of Tab that a page may take from one control to another. */
const FAR = 150

/** Goes to a control with Tab, as somebody without a mouse does. @throws Error when Tab never gets there */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor()
  for (let presses = 0; presses < FAR; presses++) {
    if (await control.evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${control}`)
}

/** Goes to a button or link and presses Enter. */
export async function enter(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}
