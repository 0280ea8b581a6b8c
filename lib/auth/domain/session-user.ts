import type { Level } from '@/lib/framework/levels'

/** The person behind a request or a socket, as the database knows them right now. */
export type SessionUser = {
  id: string
  /** A guest came through an invite link, or to try a round alone, and has no sign-in. */
  kind: 'member' | 'guest'
  /** Who runs the site is named in ADMIN_EMAILS. */
  role: 'person' | 'admin'
  /** What others see. */
  name: string
  /** Null for a guest. */
  email: string | null
  level: Level
  /** IANA name. */
  timeZone: string
  /** ISO 639-1 codes. */
  languages: string[]
  /** Those who run the site keep them from meeting others. */
  suspended: boolean
}
