import type { Metadata } from 'next'
import { DataExport } from '@/components/accounts/data-export'
import { DeleteAccountForm } from '@/components/accounts/delete-account-form'
import { WhatGoes } from '@/components/accounts/what-goes'
import { SettingsSection } from '@/components/auth/settings-section'
import { PageShell } from '@/components/ui/page/page-shell'
import { OF_ACCOUNT } from '@/lib/accounts/domain/data-export'
import { countWhatGoes } from '@/lib/accounts/server/deletion/count-what-goes'
import { getExport } from '@/lib/accounts/server/export/ask-export'
import { confirmationOf } from '@/lib/auth/domain/confirmation'
import { momentWords } from '@/lib/auth/domain/moment-words'
import { requireUser } from '@/lib/auth/next/session'
import { getSignInWays } from '@/lib/auth/server/get-sign-in-ways'
import styles from '../settings.module.css'

export const metadata: Metadata = { title: 'Your data' }

export default async function YourDataPage() {
  const user = await requireUser('/settings/data')
  const [counts, ways, archive] = await Promise.all([
    countWhatGoes(user.id),
    getSignInWays(user.id),
    getExport(user.id, OF_ACCOUNT, new Date()),
  ])
  const until = archive.state === 'ready' ? momentWords(new Date(archive.expiresAt), user.timeZone) : null
  return (
    <PageShell viewer={user}>
      <h1 className={styles.title}>Your data</h1>
      <SettingsSection
        id="archive"
        title="All my data"
        about="Everything you made, and everything about you that you may see: sessions with their replays, grades, cases, cards and settings. One zip archive of JSON, Markdown and Excalidraw files, only for you."
      >
        <DataExport archive={archive} until={until} />
      </SettingsSection>
      <SettingsSection
        id="delete"
        title="Delete account"
        about="Permanently, with everything that is yours. A round in progress continues without you."
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
