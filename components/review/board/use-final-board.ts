'use client'

import { useState } from 'react'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { unpackBoard } from '@/lib/review/domain/packed-board'

const NOTHING: readonly LooseElement[] = []

/** The elements of a packed board. Empty on the server, which never draws a board. */
export function useFinalBoard(packed: string): readonly LooseElement[] {
  const [elements] = useState(() => (typeof window === 'undefined' ? NOTHING : unpackBoard(packed)))
  return elements
}
