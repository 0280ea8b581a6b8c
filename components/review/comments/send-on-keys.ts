import type { KeyboardEvent } from 'react'

/** Sends the text on Ctrl+Enter or Cmd+Enter. Enter alone starts a new line. */
export function sendOnKeys(send: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
}
