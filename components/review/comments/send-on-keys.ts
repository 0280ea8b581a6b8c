import type { KeyboardEvent } from 'react'

/** Sends what is written with Ctrl+Enter, or Cmd+Enter. Enter alone begins a line. */
export function sendOnKeys(send: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
}
