import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** How many components React has rendered since counting began, by their place in the page. */
    renders: Record<string, number>
    __REACT_DEVTOOLS_GLOBAL_HOOK__: unknown
  }
}

/**
 * Counts what React renders, in the production build: it reports each commit to its developer tools. Must be called
 * before the page is opened.
 */
export async function watchRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    type Fiber = {
      tag: number
      flags: number
      stateNode: unknown
      child: Fiber | null
      sibling: Fiber | null
      return: Fiber | null
      alternate: Fiber | null
    }
    /** Functions, classes, forwarded references and both kinds of memo, by React's tag numbers. */
    const COMPONENTS = new Set([0, 1, 11, 14, 15])
    const [ELEMENT, PERFORMED_WORK] = [5, 1]

    const elementIn = (fiber: Fiber | null): Element | null => {
      for (let at = fiber; at; at = at.sibling) {
        const found = at.tag === ELEMENT ? (at.stateNode as Element) : elementIn(at.child)
        if (found) return found
      }
      return null
    }
    const elementOf = (fiber: Fiber): Element | null => {
      const inside = elementIn(fiber.child)
      let above = fiber.return
      while (!inside && above && above.tag !== ELEMENT) above = above.return
      return inside ?? (above?.stateNode as Element | undefined) ?? null
    }
    const placeOf = (element: Element | null): string => {
      const field = element?.closest<HTMLElement>('[data-field]')?.dataset.field
      const label = element?.closest('[aria-label]')?.getAttribute('aria-label')
      return field ?? label ?? element?.outerHTML.slice(0, 80) ?? '?'
    }
    const visit = (fiber: Fiber, before: Fiber | null): void => {
      const isRendered = before === null || (fiber.flags & PERFORMED_WORK) !== 0
      if (COMPONENTS.has(fiber.tag) && isRendered) {
        const place = placeOf(elementOf(fiber))
        window.renders[place] = (window.renders[place] ?? 0) + 1
      }
      // Below an unchanged child nothing was rendered, and its flags are old.
      if (before && fiber.child === before.child) return
      for (let child = fiber.child; child; child = child.sibling) visit(child, child.alternate)
    }
    window.renders = {}
    window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      checkDCE: () => {},
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) =>
        visit(root.current, root.current.alternate),
    }
  })
}
