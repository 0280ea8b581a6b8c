import { createContext } from 'react'

/** What there is to do once a page is open to somebody who is signed in. */
export const SignedInContext = createContext<() => void>(() => {})
