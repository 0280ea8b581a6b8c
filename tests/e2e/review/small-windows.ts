import type { Page } from 'playwright-core'

/** Replaces a page's always-on-top windows with popups: a headless browser does not have the former. */
export function withSmallWindows(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const requestWindow = async () => window.open('about:blank', 'small', 'popup,width=240,height=120')
    Object.defineProperty(window, 'documentPictureInPicture', { value: { requestWindow } })
  })
}
