'use client'

import dynamic from 'next/dynamic'
import { Suspense } from 'react'
import { preload } from 'react-dom'
import { BOARD_FONT } from './board-font'

/** How long to wait for the page to be idle before running the code, in ms. */
const PATIENCE_MS = 2_000

const loadStyle = () => import('./board-style')

/**
 * Renders nothing. A page that includes it downloads the board's code after everything it shows itself, and runs the
 * code when idle, so that a board opened later appears at once. The board's styles are loaded the same way: linked
 * from the page, they would delay its first paint.
 */
export function BoardCode() {
  return (
    // Otherwise the whole page would wait for it.
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
      // The board requests it again, and shows an error if that fails too.
    }
  }
  return Nothing
})

/**
 * Renders nothing. A page that includes it names the code of the read-only board, and its font, so that browsers load
 * them alongside everything else. For pages that are opened for a board; the component that draws the board runs the
 * code.
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
