/** Accessibility attributes for Excalidraw's own controls, by selector. */
const SAYING: readonly [selector: string, attributes: Readonly<Record<string, string | null>>][] = [
  // Rendered without a name.
  ['.main-menu-trigger:not([aria-label])', { 'aria-label': 'Board menu' }],
  // The footer is not the page's, and the colour picker is no modal dialog.
  ['footer[role="contentinfo"]', { role: 'none' }],
  ['.color-picker-container[role="dialog"]', { role: 'group', 'aria-modal': null, 'aria-label': 'Colours' }],
]

/** Excalidraw renders these controls again with each layout and tool: each is corrected as soon as it appears. */
export function nameControls(root: HTMLElement): () => void {
  const name = () => {
    for (const [selector, attributes] of SAYING) {
      for (const part of root.querySelectorAll(selector)) {
        for (const [attribute, value] of Object.entries(attributes))
          if (value === null) part.removeAttribute(attribute)
          else part.setAttribute(attribute, value)
      }
    }
  }
  name()
  const observer = new MutationObserver(name)
  observer.observe(root, { childList: true, subtree: true })
  return () => observer.disconnect()
}
