import type { Dimension } from '@/lib/framework/dimensions'
import type { Point } from '@/lib/framework/points'
import type { RoomMode } from '@/lib/framework/roles'
import type { SessionRecord } from '../session-record'
import type { ShareAnswer, ShareScope, ShareState } from './share-link'

/** The scores of a round, without what anybody wrote. */
export type SharedGrades = {
  dimensions: { id: Dimension; title: string; points: readonly Point[] }[]
  /** The candidate's own grade first. */
  columns: {
    key: string
    /** Whose it is, as a role. */
    title: string
    /** By dimension; null for what was not observed. */
    scores: Record<Dimension, number | null>
    /** 1 to 4, or null when nothing was observed. */
    overall: number | null
  }[]
}

/** What a link shows of its round, to whoever opens it. Nothing beyond its scope is in it. */
export type SharedSession = {
  title: string
  prompt: string
  mode: RoomMode
  /** Planned length. */
  minutes: number
  /** May stand in a frame on other sites. */
  embeds: boolean
  /** Whether people with an account read and write comments here. */
  comments: boolean
  /** It has a picture for previews. */
  hasPicture: boolean
  /** Hints and curveballs were given, and are left out. */
  isCut: boolean
  /** Why only people of the round see it; null for a link that is live. */
  preview: ShareState | null
} & (
  | { scope: 'board'; board: string }
  | { scope: 'worksheet'; board: string; fields: SessionRecord['fields'] }
  | { scope: 'replay'; record: SessionRecord }
  /** Null as long as the grades are not open. */
  | { scope: 'grades'; record: SessionRecord; grades: SharedGrades | null }
)

/** A link as the people of its round see it. */
export type ShareLinkView = {
  id: string
  scope: ShareScope
  state: ShareState
  embeds: boolean
  /** People with an account read and write comments through it. */
  comments: boolean
  /** Ms since 1970; null for never. */
  expiresAt: number | null
  views: number
  /** Null where the installation's secret changed since: it works, but its address can't be made again. */
  token: string | null
  /** Whether the viewer made it. */
  mine: boolean
  maker: string
  /** The viewer's own answer; null for who was not asked. */
  answer: ShareAnswer | null
  /** Everybody else whose agreement it needs. */
  others: { name: string; answer: ShareAnswer }[]
}

/** What the page of a session shows of its links, to somebody who had a seat in it. */
export type SharePanelView = {
  links: ShareLinkView[]
  /** Why the viewer can make none; null where they can. */
  closed: 'guest' | 'own-case' | 'partner-gone' | 'full' | null
  /** Who would be asked. */
  asks: string[]
  /** Grades are given in this round, so that they can be shared. */
  hasGrades: boolean
}
