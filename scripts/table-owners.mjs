// Finds SQL and Prisma calls on tables outside the module that owns them.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Which module of lib/ a table belongs to: only it writes it, and only it and its readers read it. */
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

/** Who may join a table of another module, by module or file; never to write it. */
export const READERS = {
  // Names of members and authors, and people who were deleted meanwhile.
  // Where mail goes to, and whether that is confirmed.
  User: [
    'lib/review/server/sessions/',
    'lib/rooms/',
    'lib/cases/server/drafts/share-draft.ts',
    'lib/mail/',
    'lib/ai/server/list-ai-use.ts',
  ],
  // Whoever is blocked proposes a round to nobody.
  Block: ['lib/rooms/server/rounds/find-open-rounds.ts'],
  // Which case a room is about, and its title.
  CaseVersion: ['lib/rooms/', 'lib/review/server/sessions/'],
  // Those who wait for grades ask often: whether they may is part of the same query.
  // What a list of past sessions is filtered by is asked in one query.
  Member: ['lib/grading/server/count-grades.ts', 'lib/review/server/sessions/'],
  GradeRelease: ['lib/review/server/sessions/past-sessions.ts'],
  // Cases on the shelf of a group are there for its members.
  GroupCase: ['lib/cases/server/visible-cases.ts'],
  GroupMember: ['lib/cases/server/visible-cases.ts'],
  Group: ['lib/cases/server/visible-cases.ts'],
  // A case that somebody saw through a review, or watched, is known to them.
  PeerReview: ['lib/rooms/server/rounds/list-known-cases.ts'],
  WatchedCase: ['lib/rooms/server/rounds/list-known-cases.ts'],
  // Ended rounds without a release are found in one query, however many there are.
  Room: ['lib/grading/server/schedule-openings.ts', 'lib/review/server/sessions/'],
}

const READS = '(?:find\\w*|count|aggregate|groupBy)'
const WRITES = '(?:create\\w*|update\\w*|upsert|delete\\w*)'
const RELATION = '(?:select|include|where|is|isNot|some|none|every)'

/**
 * The relations of a Prisma schema by the name of their field, with the tables that they may lead to.
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
 * What a file does with tables of other modules, a sentence each.
 * @param {string} file its path from the project's folder
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
 * All problems of the code that runs on the server.
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
