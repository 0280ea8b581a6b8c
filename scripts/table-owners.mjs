// Finds SQL and Prisma calls on tables outside the module that owns them.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The module of lib/ that owns a table: only it writes the table, and only it and its readers read it. */
export const OWNERS = {
  User: 'auth',
  Profile: 'auth',
  Account: 'auth',
  SignInAttempt: 'auth',
  EndedSession: 'auth',
  Block: 'auth',
  MailedLink: 'auth',
  MailOptOut: 'mail',
  MailPace: 'mail',
  CaseVersion: 'cases',
  CaseReading: 'cases',
  CaseDraft: 'cases',
  CaseReader: 'cases',
  Room: 'rooms',
  Member: 'rooms',
  Invite: 'rooms',
  RoomEvent: 'rooms',
  RecordingPiece: 'rooms',
  LogDay: 'rooms',
  RoomSnapshot: 'rooms',
  Image: 'rooms',
  JobPool: 'jobs',
  GoneBlob: 'blobs',
  Grade: 'grading',
  Feedback: 'grading',
  GradeRelease: 'grading',
  AiGrading: 'grading',
  AiDimension: 'grading',
  AiUse: 'ai',
  AiDayUse: 'ai',
  InterviewLease: 'interviewer',
  AuditEntry: 'audit',
  PageRead: 'handbook',
  CardReview: 'drills',
  CardMemory: 'drills',
  Ticket: 'matching',
  Arrival: 'matching',
  Match: 'matching',
  MatchSeat: 'matching',
  Offer: 'matching',
  WeeklyOffer: 'matching',
  Booking: 'matching',
  BookedTime: 'matching',
  CalendarFeed: 'matching',
  Report: 'safety',
  ReportDecision: 'safety',
  Group: 'groups',
  GroupMember: 'groups',
  GroupCase: 'groups',
  FreeTime: 'presence',
  PresenceViewer: 'presence',
  PeerReview: 'review',
  ReviewConsent: 'review',
  ReviewCredit: 'review',
  AccountDeletion: 'accounts',
  DataExport: 'accounts',
  DataExportPart: 'accounts',
  ShareLink: 'review',
  ShareConsent: 'review',
  ImportedSession: 'review',
  ImportedPart: 'review',
  ImportedImage: 'review',
  SessionText: 'review',
  RoundComment: 'review',
  CommentReading: 'review',
  WatchedCase: 'review',
}

/** Modules or files that may join a table of another module; never write it. */
export const READERS = {
  // Names of members and authors, and users who were deleted meanwhile. Mail addresses, and whether they are confirmed.
  User: [
    'lib/review/server/sessions/',
    'lib/rooms/',
    'lib/cases/server/drafts/share-draft.ts',
    'lib/mail/',
    'lib/ai/server/list-ai-use.ts',
  ],
  // A blocked user's rounds are not proposed.
  Block: ['lib/rooms/server/rounds/find-open-rounds.ts'],
  // Which case a room is about, and its title.
  CaseVersion: ['lib/rooms/', 'lib/review/server/sessions/'],
  // Graders waiting for grades poll often: the permission check is part of the same query. The filters of past sessions
  // are evaluated in one query.
  Member: ['lib/grading/server/count-grades.ts', 'lib/review/server/sessions/'],
  GradeRelease: ['lib/review/server/sessions/past-sessions.ts'],
  // Cases on a group's shelf are available to its members.
  GroupCase: ['lib/cases/server/visible-cases.ts'],
  GroupMember: ['lib/cases/server/visible-cases.ts'],
  Group: ['lib/cases/server/visible-cases.ts'],
  // A case that somebody saw through a review, or watched, counts as known to them.
  PeerReview: ['lib/rooms/server/rounds/list-known-cases.ts'],
  WatchedCase: ['lib/rooms/server/rounds/list-known-cases.ts'],
  // Ended rounds without a release are found in one query, however many there are.
  Room: ['lib/grading/server/schedule-openings.ts', 'lib/review/server/sessions/'],
}

const READS = '(?:find\\w*|count|aggregate|groupBy)'
const WRITES = '(?:create\\w*|update\\w*|upsert|delete\\w*)'
const RELATION = '(?:select|include|where|is|isNot|some|none|every)'

/**
 * The relations of a Prisma schema by field name, with the tables that they may lead to.
 * @param {string} schema
 */
export function relationsIn(schema) {
  const names = Object.keys(OWNERS).join('|')
  const relations = new Map()
  for (const [, field, table] of schema.matchAll(
    new RegExp(`^  (\\w+) +(${names})(?:\\[\\])?\\??(?= |$)`, 'gm'),
  ))
    relations.set(field, (relations.get(field) ?? new Set()).add(table))
  return relations
}

/**
 * How a file uses tables of other modules, one sentence each.
 * @param {string} file its path relative to the project root
 * @param {string} source
 * @param {Map<string, Set<string>>} relations
 */
export function tableProblems(file, source, relations = new Map()) {
  const problems = []
  const isOwner = (table) => file.startsWith(`lib/${OWNERS[table]}/`)
  const mayRead = (table) => isOwner(table) || (READERS[table] ?? []).some((place) => file.startsWith(place))
  for (const [table, owner] of Object.entries(OWNERS)) {
    const model = table.charAt(0).toLowerCase() + table.slice(1)
    const has = (pattern) => new RegExp(pattern, 'i').test(source)
    const writes =
      has(`\\.${model}\\.${WRITES}\\(`) || has(`(?:insert into|update|delete from|truncate) "${table}"`)
    const reads = has(`\\.${model}\\.${READS}\\(`) || source.includes(`"${table}"`)
    if (writes && !isOwner(table)) problems.push(`${file} writes ${table}, which belongs to lib/${owner}`)
    else if (reads && !mayRead(table)) problems.push(`${file} reads ${table}, which belongs to lib/${owner}`)
  }
  for (const [field, tables] of relations) {
    if ([...tables].some(mayRead)) continue
    if (new RegExp(`\\b${field}: \\{\\s*${RELATION}: `).test(source))
      problems.push(`${file} reads ${[...tables].join(' or ')} through "${field}", which is another module's`)
  }
  return problems
}

/**
 * All problems in server-side code.
 * @param {string} root
 */
export function checkTableOwners(root) {
  const relations = relationsIn(readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8'))
  const files = ['lib', 'realtime'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file) && !file.startsWith('lib/db/')),
  )
  return files.flatMap((file) => tableProblems(file, readFileSync(path.join(root, file), 'utf8'), relations))
}
