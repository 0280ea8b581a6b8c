import type { Page } from 'playwright-core'

/** Gives a page small windows that stay on top, as popups: a browser without a screen has none. */
export function withSmallWindows(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const requestWindow = async () => window.open('about:blank', 'small', 'popup,width=240,height=120')
    Object.defineProperty(window, 'documentPictureInPicture', { value: { requestWindow } })
  })
}
