import type { Metadata } from 'next'
import { LinkEnded } from '@/components/auth/link-ended'
import { UnsubscribeForm } from '@/components/auth/unsubscribe-form'
import { PageMessage } from '@/components/ui/page/page-message'
import { PageShell } from '@/components/ui/page/page-shell'
import { currentUser } from '@/lib/auth/next/session'
import { MAIL_KIND_WORDS } from '@/lib/mail/domain/mail-kind'
import { openUnsubscribe } from '@/lib/mail/server/unsubscribe-token'
import { appError } from '@/lib/shared/errors'

export const metadata: Metadata = { title: 'Stop e-mails', robots: { index: false } }

export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const user = await currentUser()
  const stopped = openUnsubscribe(token)
  const words = stopped && MAIL_KIND_WORDS[stopped.kind]
  return (
    <PageShell viewer={user} plain>
      {words ? (
        <PageMessage
          title={`E-mails about ${words.title.toLowerCase()}`}
          action={<UnsubscribeForm token={token} title={words.title.toLowerCase()} />}
        >
          {words.about} You can also change this in the settings.
        </PageMessage>
      ) : (
        <LinkEnded problem={appError('mail/bad-link')} href="/settings" action="Open the settings" />
      )}
    </PageShell>
  )
}
