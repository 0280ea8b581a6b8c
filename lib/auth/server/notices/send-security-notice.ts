import type { z } from 'zod'
import { button, factTable, letter } from '@/lib/mail/domain/letter'
import { sendNotice } from '@/lib/mail/server/send-mail'
import { siteAddress } from '@/lib/mail/server/site-address'
import { momentWords } from '../../domain/moment-words'
import { loadUser } from '../load-user'
import type { Happening, SECURITY_NOTICE } from './security-notice'

const WORDS: Record<Happening, { subject: string; what: string }> = {
  'new-device': {
    subject: 'New sign-in to your account',
    what: 'Somebody signed in to your account with your password, in a browser that we had not seen before.',
  },
  'new-password': {
    subject: 'Your password was changed',
    what: 'Your account has a new password, and all other devices were signed out.',
  },
}

/** Mails an account event. @throws Error when it should be retried */
export async function sendSecurityNotice(notice: z.output<typeof SECURITY_NOTICE.payload>): Promise<void> {
  const user = await loadUser(notice.userId)
  if (!user) return
  const { subject, what } = WORDS[notice.what]
  await sendNotice({
    key: notice.id,
    userId: user.id,
    kind: 'security',
    subject,
    letter: letter`
      ${what}

      ${factTable([
        ['When', momentWords(new Date(notice.at), user.timeZone)],
        ['Browser', notice.browser],
      ])}

      If it was you, there is nothing to do. If not, choose a new password: that signs out everybody else.

      ${button('Choose a new password', siteAddress('/forgot'))}`,
  })
}
