'use client'

import { useEffect, useRef, useState } from 'react'
import { keep, readKept } from '@/lib/shared/kept/browser-storage'

/**
 * A text that is being written. It stays with this tab until it is sent, whatever is folded, switched or reloaded
 * meanwhile. Where a browser keeps nothing, it lives as long as its field.
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
    // Also when the field is gone by now: a refusal may come back after the panel was folded.
    keep('tab', key, value || null)
    setText(value)
  }
  return [text, change]
}

/** A text that was refused goes back before what was typed meanwhile: neither is lost. */
export function withRefused(refused: string, newer: string): string {
  return newer ? `${refused} ${newer}` : refused
}
