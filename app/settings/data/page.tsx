import type { Metadata } from 'next'
import { DeleteAccountForm } from '@/components/accounts/delete-account-form'
import { WhatGoes } from '@/components/accounts/what-goes'
import { SettingsSection } from '@/components/auth/settings-section'
import { PageShell } from '@/components/ui/page/page-shell'
import { countWhatGoes } from '@/lib/accounts/server/deletion/count-what-goes'
import { confirmationOf } from '@/lib/auth/domain/confirmation'
import { requireUser } from '@/lib/auth/next/session'
import { getSignInWays } from '@/lib/auth/server/get-sign-in-ways'
import styles from '../settings.module.css'

export const metadata: Metadata = { title: 'Your data' }

export default async function YourDataPage() {
  const user = await requireUser('/settings/data')
  const [counts, ways] = await Promise.all([countWhatGoes(user.id), getSignInWays(user.id)])
  return (
    <PageShell viewer={user}>
      <h1 className={styles.title}>Your data</h1>
      <SettingsSection
        id="delete"
        title="Delete account"
        about="For good, with everything that is yours. A round that is going on goes on without you."
      >
        <WhatGoes counts={counts} />
        <DeleteAccountForm
          viewerId={user.id}
          asked={ways.password ? null : confirmationOf(user)}
          email={user.email}
        />
      </SettingsSection>
    </PageShell>
  )
}
