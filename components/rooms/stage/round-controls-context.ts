'use client'

import { createContext, useContext } from 'react'
import type { RoundControls } from './use-round-controls'

const Context = createContext<RoundControls | null>(null)

export const RoundControlsProvider = Context.Provider

/** The controls of the round, for whoever runs it; null for everybody else, and while there is no round. */
export function useControls(): RoundControls | null {
  return useContext(Context)
}
