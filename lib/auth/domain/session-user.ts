import type { Level } from '@/lib/framework/levels'

/** The person behind a request or a socket, as the database knows them right now. */
export type SessionUser = {
  id: string
  /** A guest came through an invite link, or to try a round alone, and has no sign-in. */
  kind: 'member' | 'guest'
  role: 'person' | 'admin'
  name: string
  /** Null for a guest. */
  email: string | null
  level: Level
  /** IANA name. */
  timeZone: string
  /** ISO 639-1 codes. */
  languages: string[]
}
