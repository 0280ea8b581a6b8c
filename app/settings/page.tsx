import type { Metadata } from 'next'
import { AppearanceChoice } from '@/components/auth/appearance-choice'
import { EmailState } from '@/components/auth/email-state'
import { MailChoicesForm } from '@/components/auth/mail-choices-form'
import { PasswordForm } from '@/components/auth/password-form'
import { ProfileForm } from '@/components/auth/profile-form'
import { SettingsSection } from '@/components/auth/settings-section'
import { SignOutButtons } from '@/components/auth/sign-out-buttons'
import { BlockedPeople } from '@/components/matching/blocked-people'
import { PageShell } from '@/components/ui/page/page-shell'
import { timeZones } from '@/lib/auth/domain/time-zones'
import { requireMember } from '@/lib/auth/next/session'
import { listBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { getSignInWays } from '@/lib/auth/server/get-sign-in-ways'
import { canMail } from '@/lib/mail/server/can-mail'
import { getMailChoices } from '@/lib/mail/server/mail-choices'
import { listNamedPartners } from '@/lib/rooms/server/rounds/list-partners'
import styles from './settings.module.css'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const user = await requireMember('/settings')
  const [ways, mails, blocked, partners] = await Promise.all([
    getSignInWays(user.id),
    getMailChoices(user.id),
    listBlocks(user.id),
    listNamedPartners(user.id),
  ])
  const blockedIds = new Set(blocked.map(({ userId }) => userId))
  const profile = { name: user.name, level: user.level, timeZone: user.timeZone, languages: user.languages }
  return (
    <PageShell viewer={user}>
      <h1 className={styles.title}>Settings</h1>
      <SettingsSection id="profile" title="Profile" about="Others in a room see your name and level.">
        <ProfileForm profile={profile} timeZones={timeZones()} />
      </SettingsSection>
      <SettingsSection id="appearance" title="Appearance" about="Kept in this browser.">
        <AppearanceChoice />
      </SettingsSection>
      {user.email && (
        <SettingsSection id="email" title="E-mail" about="Nobody else sees your address.">
          <EmailState email={user.email} confirmed={ways.confirmed} arrives={canMail()} />
        </SettingsSection>
      )}
      {canMail() && (
        <SettingsSection
          id="mails"
          title="Mails"
          about="What you are told by mail. Links that you ask for always come."
        >
          <MailChoicesForm choices={mails} />
        </SettingsSection>
      )}
      {ways.password && (
        <SettingsSection id="password" title="Password" about={`For ${user.email}.`}>
          <PasswordForm email={user.email ?? ''} />
        </SettingsSection>
      )}
      {blocked.length + partners.length > 0 && (
        <SettingsSection id="blocked" title="Blocked people" about="You are never matched with them.">
          <BlockedPeople
            people={blocked}
            partners={partners.filter(({ userId }) => !blockedIds.has(userId))}
          />
        </SettingsSection>
      )}
      <SettingsSection
        id="sign-out"
        title="Sign out"
        about="Sign out everywhere: on every device, this one included."
      >
        <SignOutButtons viewerId={user.id} />
      </SettingsSection>
    </PageShell>
  )
}
