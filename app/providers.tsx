'use client'

import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { SignOutGuard } from '@/components/auth/sign-out-guard'
import { cssVariablesResolver, theme } from '@/components/ui/theme'
import { useKeepSession } from '@/lib/auth/client/use-keep-session'

/** What every page stands in: theme, colour scheme (kept in localStorage by Mantine), the session. */
export function Providers({ children }: { children: ReactNode }) {
  useKeepSession()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <SignOutGuard>{children}</SignOutGuard>
    </MantineProvider>
  )
}
