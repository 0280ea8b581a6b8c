'use client'

import { createContext, useContext } from 'react'

type SignOut = (viewerId: string, everywhere?: boolean) => Promise<void>

const SignOutContext = createContext<SignOut>(async () => {})

/** Provides the header's "Sign out" action; the header itself knows nothing about accounts. */
export const SignOutProvider = SignOutContext.Provider

export function useSignOut(): SignOut {
  return useContext(SignOutContext)
}
