'use client'

import dynamic from 'next/dynamic'
import { Suspense } from 'react'
import { preload } from 'react-dom'
import { BOARD_FONT } from './board-font'

/** How long the code may wait for the page to have nothing to do, in ms. */
const PATIENCE_MS = 2_000

const loadStyle = () => import('./board-style')

/**
 * Draws nothing. Where it stands, the page asks for the code of the board at once, after everything that it shows
 * itself, and reads it when there is nothing else to do, so that a board that comes later is there at once. Its styles
 * come with that: named in the page, they would hold up its first paint.
 */
export function BoardCode() {
  return (
    // Or the whole page would wait for it.
    <Suspense>
      <Code />
    </Suspense>
  )
}

const Code = dynamic(async () => {
  if (typeof window !== 'undefined') {
    await whenIdle()
    try {
      await Promise.all([loadStyle(), import('./board-canvas')])
    } catch {
      // The board asks for it again, and says so where it does not come.
    }
  }
  return Nothing
})

/**
 * Draws nothing. Where it stands, the page names the code of a board that only shows, and its font, so that browsers load
 * them beside everything else. It is for pages that are opened for a board; whatever draws that runs it.
 */
export function ReadOnlyBoardCode() {
  preload(BOARD_FONT, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return (
    <Suspense>
      <ReadOnlyCode />
    </Suspense>
  )
}

const ReadOnlyCode = dynamic(async () => {
  if (typeof window !== 'undefined') await import('./read-only-canvas').catch(() => null)
  return Nothing
})

function Nothing() {
  return null
}

/** Safari has no idle callbacks. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) window.requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS })
    else setTimeout(resolve, 200)
  })
}
