'use client'

import { createContext, useContext } from 'react'
import type { RoundControls } from './use-round-controls'

const Context = createContext<RoundControls | null>(null)

export const RoundControlsProvider = Context.Provider

/** What runs the round, for whoever does; null for everybody else, and while there is no round. */
export function useControls(): RoundControls | null {
  return useContext(Context)
}
