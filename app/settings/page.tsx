import type { Metadata } from 'next'
import { AppearanceChoice } from '@/components/auth/appearance-choice'
import { EmailState } from '@/components/auth/email-state'
import { MailChoicesForm } from '@/components/auth/mail-choices-form'
import { PasswordForm } from '@/components/auth/password-form'
import { ProfileForm } from '@/components/auth/profile-form'
import { SettingsSection } from '@/components/auth/settings-section'
import { SignOutButtons } from '@/components/auth/sign-out/sign-out-buttons'
import { PageNotices } from '@/components/matching/band/page-notices'
import { BlockedPeople } from '@/components/matching/blocked-people'
import { PresenceViewers } from '@/components/presence/presence-viewers'
import { SentReports, SiteMessages } from '@/components/safety/own-reports'
import { formatDay } from '@/components/ui/format/format-time'
import { LinkButton } from '@/components/ui/links/link-button'
import { PageShell } from '@/components/ui/page/page-shell'
import { timeZones } from '@/lib/auth/domain/time-zones'
import { requireMember } from '@/lib/auth/next/session'
import { listBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { getPrivateName } from '@/lib/auth/server/get-private-name'
import { getSignInWays } from '@/lib/auth/server/get-sign-in-ways'
import { canMail } from '@/lib/mail/server/can-mail'
import { getMailChoices } from '@/lib/mail/server/mail-choices'
import { listViewers } from '@/lib/presence/server/viewers'
import { listNamedPartners } from '@/lib/rooms/server/rounds/list-partners'
import { listSentReports, listSiteMessages } from '@/lib/safety/server/own-reports'
import styles from './settings.module.css'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const user = await requireMember('/settings')
  const [ways, mails, blocked, partners, privateName, presence, reports, messages] = await Promise.all([
    getSignInWays(user.id),
    getMailChoices(user.id),
    listBlocks(user.id),
    listNamedPartners(user.id),
    getPrivateName(user.id),
    listViewers(user.id),
    listSentReports(user.id),
    listSiteMessages(user.id),
  ])
  const now = new Date()
  const withDay = <T extends { at: number }>(one: T) => ({
    ...one,
    day: formatDay(new Date(one.at), user.timeZone, now),
  })
  const blockedIds = new Set(blocked.map(({ userId }) => userId))
  const profile = {
    name: user.name,
    privateName,
    level: user.level,
    timeZone: user.timeZone,
    languages: user.languages,
  }
  return (
    <PageShell viewer={user}>
      <h1 className={styles.title}>Settings</h1>
      {messages.length > 0 && (
        <SettingsSection
          id="site"
          title="From the people who run the site"
          about="Their decisions about your account. Nobody else sees them."
        >
          <SiteMessages messages={messages.map(withDay)} />
        </SettingsSection>
      )}
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
          title="E-mails"
          about="What you get e-mails about. Links that you ask for are always sent."
        >
          <MailChoicesForm choices={mails} />
        </SettingsSection>
      )}
      <SettingsSection id="pages" title="On your pages" about="Reminders and sounds. Kept in this browser.">
        <PageNotices />
      </SettingsSection>
      {ways.password && (
        <SettingsSection id="password" title="Password" about={`For ${user.email}.`}>
          <PasswordForm email={user.email ?? ''} />
        </SettingsSection>
      )}
      <SettingsSection
        id="presence"
        title="When you are free"
        about="Who can see that you have set yourself as free on the practice page. Nobody, until you choose. The people you choose are not notified."
      >
        <PresenceViewers {...presence} />
      </SettingsSection>
      {blocked.length + partners.length > 0 && (
        <SettingsSection id="blocked" title="Blocked people" about="You are never matched with them.">
          <BlockedPeople
            people={blocked}
            partners={partners.filter(({ userId }) => !blockedIds.has(userId))}
          />
        </SettingsSection>
      )}
      {reports.length > 0 && (
        <SettingsSection
          id="reports"
          title="Your reports"
          about="What you reported to the people who run the site. The person you reported is not notified."
        >
          <SentReports reports={reports.map(withDay)} />
        </SettingsSection>
      )}
      <SettingsSection
        id="sign-out"
        title="Sign out"
        about="Sign out everywhere: on every device, including this one."
      >
        <SignOutButtons viewerId={user.id} />
      </SettingsSection>
      <SettingsSection id="data" title="Your data" about="What is kept about you, and how to delete it.">
        <LinkButton href="/settings/data" variant="default" size="md">
          Your data and deletion
        </LinkButton>
      </SettingsSection>
    </PageShell>
  )
}
