'use client'

import { createContext, useContext } from 'react'

type SignOut = (viewerId: string, everywhere?: boolean) => Promise<void>

const SignOutContext = createContext<SignOut>(async () => {})

/** Hands the header what "Sign out" does; it knows nothing of accounts itself. */
export const SignOutProvider = SignOutContext.Provider

export function useSignOut(): SignOut {
  return useContext(SignOutContext)
}
