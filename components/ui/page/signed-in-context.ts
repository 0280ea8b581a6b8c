import { createContext } from 'react'

/** Runs when a signed-in person opens a page. */
export const SignedInContext = createContext<() => void>(() => {})
