const MENU = '.main-menu-trigger:not([aria-label])'

/** Excalidraw draws its menu's button without a name, and anew with each layout: it gets one as soon as it stands. */
export function nameMenu(root: HTMLElement): () => void {
  const name = () => {
    for (const button of root.querySelectorAll(MENU)) button.setAttribute('aria-label', 'Board menu')
  }
  name()
  const observer = new MutationObserver(name)
  observer.observe(root, { childList: true, subtree: true })
  return () => observer.disconnect()
}
