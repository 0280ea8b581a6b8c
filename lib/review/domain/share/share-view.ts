import type { Dimension } from '@/lib/framework/dimensions'
import type { Point } from '@/lib/framework/points'
import type { RoomMode } from '@/lib/framework/roles'
import type { SessionRecord } from '../session-record'
import type { ShareAnswer, ShareScope, ShareState } from './share-link'

/** The scores of a round, without anybody's words. */
export type SharedGrades = {
  dimensions: { id: Dimension; title: string; points: readonly Point[] }[]
  /** The candidate's own grade first. */
  columns: {
    key: string
    /** The grader, as a role. */
    title: string
    /** By dimension; null if not observed. */
    scores: Record<Dimension, number | null>
    /** 1 to 4, or null if nothing was observed. */
    overall: number | null
  }[]
}

/** What a link shows of its round to anyone who opens it. Contains nothing beyond its scope. */
export type SharedSession = {
  title: string
  prompt: string
  mode: RoomMode
  /** Planned length. */
  minutes: number
  /** Other sites may embed it in a frame. */
  embeds: boolean
  /** Whether people with an account can read and write comments here. */
  comments: boolean
  /** It has a picture for previews. */
  hasPicture: boolean
  /** Hints and curveballs were given, and are left out. */
  isCut: boolean
  /** Why only members of the round can see it; null for a link that is live. */
  preview: ShareState | null
} & (
  | { scope: 'board'; board: string }
  | { scope: 'worksheet'; board: string; fields: SessionRecord['fields'] }
  | { scope: 'replay'; record: SessionRecord }
  /** Null while the grades are not open. */
  | { scope: 'grades'; record: SessionRecord; grades: SharedGrades | null }
)

/** A link as the members of its round see it. */
export type ShareLinkView = {
  id: string
  scope: ShareScope
  state: ShareState
  embeds: boolean
  /** People with an account can read and write comments through it. */
  comments: boolean
  /** Ms since 1970; null for never. */
  expiresAt: number | null
  views: number
  /** Null if the installation's secret has changed since: the link works, but its URL can't be generated again. */
  token: string | null
  /** Whether the viewer made it. */
  mine: boolean
  maker: string
  /** The viewer's own answer; null if they were not asked. */
  answer: ShareAnswer | null
  /** Everybody else whose agreement is required. */
  others: { name: string; answer: ShareAnswer }[]
}

/** What a session's page shows of its links to a member with a seat. */
export type SharePanelView = {
  links: ShareLinkView[]
  /** Why the viewer cannot create a link; null if they can. */
  closed: 'guest' | 'own-case' | 'partner-gone' | 'full' | null
  /** The people who would be asked. */
  asks: string[]
  /** This round is graded, so its grades can be shared. */
  hasGrades: boolean
}
