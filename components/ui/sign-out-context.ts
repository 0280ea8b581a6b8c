'use client'

import { createContext, useContext } from 'react'

const SignOutContext = createContext<() => void>(() => {})

/** Hands the header what "Sign out" does; it knows nothing of accounts itself. */
export const SignOutProvider = SignOutContext.Provider

export function useSignOut(): () => void {
  return useContext(SignOutContext)
}
