import { createContext } from 'react'

/** Runs when a signed-in user opens a page. */
export const SignedInContext = createContext<() => void>(() => {})
