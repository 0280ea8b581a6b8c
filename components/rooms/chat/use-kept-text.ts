'use client'

import { useEffect, useRef, useState } from 'react'
import { keep, readKept } from '@/lib/shared/kept/browser-storage'

/**
 * A text being written. It stays with this tab until it is sent, whatever is folded, switched or reloaded in the
 * meantime. If the browser stores nothing, it lives as long as its field.
 * @param key names person, room and field
 */
export function useKeptText(key: string): [string, (next: string | ((now: string) => string)) => void] {
  const [text, setText] = useState('')
  const newest = useRef(text)
  useEffect(() => {
    newest.current = readKept('tab', key) ?? ''
    setText(newest.current)
  }, [key])
  const change = (next: string | ((now: string) => string)) => {
    const value = typeof next === 'string' ? next : next(newest.current)
    newest.current = value
    // Also when the field no longer exists: a refusal may arrive after the panel was folded.
    keep('tab', key, value || null)
    setText(value)
  }
  return [text, change]
}

/** Puts a refused text in front of what was typed in the meantime, so that neither is lost. */
export function withRefused(refused: string, newer: string): string {
  return newer ? `${refused} ${newer}` : refused
}
