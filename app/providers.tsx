'use client'

import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { SignOutProvider } from '@/components/ui/sign-out-context'
import { cssVariablesResolver, theme } from '@/components/ui/theme'
import { signOut } from '@/lib/auth/client/auth-api'
import { useKeepSession } from '@/lib/auth/client/use-keep-session'

/** What every page stands in: theme, colour scheme (kept in localStorage by Mantine), toasts, the session. */
export function Providers({ children }: { children: ReactNode }) {
  useKeepSession()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <Notifications position="top-right" limit={3} autoClose={6000} />
      <SignOutProvider value={() => void signOut()}>{children}</SignOutProvider>
    </MantineProvider>
  )
}
