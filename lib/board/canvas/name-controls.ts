/** What Excalidraw's own parts say of themselves to a screen reader, by what they look like in the page. */
const SAYING: readonly [selector: string, attributes: Readonly<Record<string, string | null>>][] = [
  // Drawn without a name.
  ['.main-menu-trigger:not([aria-label])', { 'aria-label': 'Board menu' }],
  // Not the page's footer, and no dialog that keeps one from the rest.
  ['footer[role="contentinfo"]', { role: 'none' }],
  ['.color-picker-container[role="dialog"]', { role: 'group', 'aria-modal': null, 'aria-label': 'Colours' }],
]

/** Excalidraw draws these anew with each layout and tool: each is put right as soon as it stands. */
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
