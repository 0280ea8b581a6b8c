import type { Level } from '@/lib/framework/levels'

/** The user behind a request or a socket, as currently stored in the database. */
export type SessionUser = {
  id: string
  /** A guest came through an invite link, or to try a round alone, and has no way to sign in. */
  kind: 'member' | 'guest'
  /** Administrators are listed in ADMIN_EMAILS. */
  role: 'person' | 'admin'
  /** Visible to others. */
  name: string
  /** Null for a guest. */
  email: string | null
  level: Level
  /** IANA name, such as `Europe/Lisbon`. */
  timeZone: string
  /** ISO 639-1 codes. */
  languages: string[]
  /** An administrator has barred them from meeting others. */
  suspended: boolean
}
