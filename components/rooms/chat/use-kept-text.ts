'use client'

import { useEffect, useRef, useState } from 'react'

/**
 * A text that is being written. It stays with this tab until it is sent, whatever is folded, switched or reloaded
 * meanwhile.
 * @param key names person, room and field
 */
export function useKeptText(key: string): [string, (next: string | ((now: string) => string)) => void] {
  const [text, setText] = useState('')
  const newest = useRef(text)
  useEffect(() => {
    newest.current = read(key)
    setText(newest.current)
  }, [key])
  const change = (next: string | ((now: string) => string)) => {
    const value = typeof next === 'string' ? next : next(newest.current)
    newest.current = value
    // Also when the field is gone by now: a refusal may come back after the panel was folded.
    write(key, value)
    setText(value)
  }
  return [text, change]
}

/** A text that was refused goes back before what was typed meanwhile: neither is lost. */
export function withRefused(refused: string, newer: string): string {
  return newer ? `${refused} ${newer}` : refused
}

function read(key: string): string {
  try {
    return window.sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Where a browser keeps nothing, the text lives as long as its field. */
function write(key: string, text: string): void {
  try {
    if (text) window.sessionStorage.setItem(key, text)
    else window.sessionStorage.removeItem(key)
  } catch {
    // Nothing to do: see above.
  }
}
