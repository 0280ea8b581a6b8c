'use client'

import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { SignOutGuard } from '@/components/auth/sign-out/sign-out-guard'
import { QueueWatch } from '@/components/matching/band/queue-watch'
import { SearchPalette } from '@/components/search/search-palette'
import { SignedInContext } from '@/components/ui/page/signed-in-context'
import { cssVariablesResolver, theme } from '@/components/ui/theme'
import { useKeepSession } from '@/lib/auth/client/use-keep-session'
import { sendKeptReviews } from '@/lib/drills/client/send-kept-reviews'
import { sendKeptReading } from '@/lib/handbook/client/send-kept-reading'

/** Sends what a user did here before signing in to their account. */
function sendKept() {
  sendKeptReading()
  sendKeptReviews()
}

/** Context for every page: theme, colour scheme (stored in localStorage by Mantine), and the session. */
export function Providers({ children }: { children: ReactNode }) {
  useKeepSession()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <SignedInContext value={sendKept}>
        <SignOutGuard>
          <QueueWatch>
            <SearchPalette>{children}</SearchPalette>
          </QueueWatch>
        </SignOutGuard>
      </SignedInContext>
    </MantineProvider>
  )
}
