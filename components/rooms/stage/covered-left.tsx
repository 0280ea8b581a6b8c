'use client'

import { createContext, useContext } from 'react'

const Context = createContext(0)

/** How much of the board's left edge the guide lies over, in pixels. */
export const CoveredLeft = Context.Provider

export function useCoveredLeft(): number {
  return useContext(Context)
}
