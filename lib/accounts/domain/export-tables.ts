/** What a user's archive contains of the rows that refer to them: a file of rows, or the reason why there is none. */
export type ExportRule = { file: string; columns: readonly string[] } | { left: string }

const WISH = ['language', 'level', 'minutes', 'firstRound', 'talk', 'topics']
const WITH_SESSIONS = { left: 'It is in the folder of the session, as far as they may see it.' }
const WITH_CASES = { left: 'It is in the folder of their cases.' }

/**
 * By the column that refers to a user. Every such column of the database is listed: its rows are in the archive, or
 * there is a reason why not. Secrets, such as password hashes and links, are never included.
 */
export const EXPORT_TABLES: Readonly<Record<string, ExportRule>> = {
  'Profile.userId': { file: 'profile', columns: ['level', 'timeZone', 'languages', 'updatedAt'] },
  'Account.userId': { file: 'sign-in-services', columns: ['provider', 'providerAccountId'] },
  'MailedLink.userId': { file: 'mailed-links', columns: ['purpose', 'email', 'expiresAt', 'usedAt'] },
  'MailOptOut.userId': { file: 'mails-switched-off', columns: ['kind', 'at'] },
  'MailPace.userId': { file: 'mail-pace', columns: ['due'] },
  'CaseVersion.authorId': WITH_CASES,
  'CaseDraft.authorId': WITH_CASES,
  'CaseReader.userId': { file: 'cases-of-others', columns: ['draftId', 'createdAt'] },
  'Room.createdById': WITH_SESSIONS,
  'Member.userId': {
    file: 'memberships',
    columns: [
      ...['roomId', 'role', 'joinedAt', 'removedAt', 'goneAt', 'namesToErase'],
      ...['pinnedAt', 'trashedAt', 'seenAt'],
    ],
  },
  'LogDay.userId': { file: 'log-bytes', columns: ['day', 'bytes'] },
  'AiDayUse.userId': {
    file: 'ai-use',
    columns: ['day', 'purpose', 'questions', 'inputTokens', 'outputTokens'],
  },
  'AiGrading.startedById': {
    file: 'ai-gradings',
    columns: ['roomId', 'model', 'status', 'createdAt', 'endedAt'],
  },
  'AiDimension.appealById': { file: 'ai-appeals', columns: ['gradingId', 'dimension', 'appeal'] },
  'AiDimension.askedById': { left: 'What was asked for them is counted in ai-use.' },
  'Grade.graderId': {
    file: 'grades-given',
    columns: ['roomId', 'source', 'version', 'scores', 'keep', 'change', 'createdAt'],
  },
  'Grade.subjectId': WITH_SESSIONS,
  'Feedback.authorId': {
    file: 'feedback-given',
    columns: ['roomId', 'punctual', 'realistic', 'hints', 'again', 'safetyNote', 'updatedAt'],
  },
  'Feedback.subjectId': {
    left: 'What they may read of it is with the session; the rest is never shown to them.',
  },
  'PageRead.userId': { file: 'pages-read', columns: ['pageId', 'readAt'] },
  'CardReview.userId': { file: 'card-reviews', columns: ['cardId', 'madeAt', 'rating'] },
  'CardMemory.userId': {
    file: 'card-memory',
    columns: ['cardId', 'due', 'stability', 'difficulty', 'reps', 'lapses', 'stage', 'first', 'last'],
  },
  'Block.blockerId': { file: 'blocked-people', columns: ['blockedId', 'createdAt'] },
  'Block.blockedId': { left: 'Nobody is told who blocks them.' },
  'Ticket.userId': { file: 'queue', columns: ['since', 'endsAt', ...WISH] },
  'Arrival.userId': { file: 'queue-history', columns: ['at', ...WISH, 'outcome', 'endedAt'] },
  'MatchSeat.userId': { file: 'matches', columns: ['matchId', 'role', 'acceptedAt', 'came'] },
  'Offer.userId': { file: 'hours-offered', columns: ['startsAt', ...WISH, 'status', 'createdAt'] },
  'Offer.forId': { file: 'hours-asked-of-you', columns: ['startsAt', ...WISH, 'status', 'createdAt'] },
  'WeeklyOffer.userId': {
    file: 'weekly-hours',
    columns: ['timeZone', 'weekday', 'time', ...WISH, 'createdAt'],
  },
  'BookedTime.userId': { file: 'booked-times', columns: ['at', 'matchId'] },
  'CalendarFeed.userId': { file: 'calendar-link', columns: ['createdAt'] },
  'PeerReview.subjectId': {
    file: 'reviews-asked-for',
    columns: ['roomId', 'status', 'level', 'languages', 'askedAt', 'openedAt', 'doneAt'],
  },
  'PeerReview.reviewerId': {
    file: 'reviews-given',
    columns: ['status', 'rubricVersion', 'scores', 'keep', 'change', 'doneAt'],
  },
  'ReviewConsent.userId': { file: 'review-consents', columns: ['reviewId', 'at'] },
  'ReviewCredit.fromId': { file: 'review-credits-paid', columns: ['reviewId', 'at'] },
  'ReviewCredit.toId': { file: 'review-credits-earned', columns: ['reviewId', 'at'] },
  'ShareLink.makerId': {
    file: 'shared-links',
    columns: ['roomId', 'scope', 'embeds', 'createdAt', 'expiresAt', 'revokedAt', 'views'],
  },
  'SessionText.viewerId': { left: 'It is a copy, for the search, of what is with the session.' },
  'ShareConsent.userId': { file: 'shared-link-answers', columns: ['linkId', 'answer', 'at'] },
  'RoundComment.authorId': {
    file: 'comments-written',
    columns: [
      ...['roomId', 'seq', 'firstSeq', 'about', 'text', 'at'],
      ...['editedAt', 'deletedAt', 'removed', 'resolvedAt'],
    ],
  },
  'CommentReading.userId': { file: 'comments-read', columns: ['roomId', 'seq'] },
  'Report.reporterId': { file: 'reports-made', columns: ['at', 'place', 'title', 'reason', 'text'] },
  'Report.reportedId': { left: 'Nobody is told who reports them.' },
  'ReportDecision.adminId': { file: 'reports-decided', columns: ['at', 'outcome', 'note', 'message'] },
  'FreeTime.userId': { file: 'free-time', columns: ['until'] },
  'PresenceViewer.userId': { file: 'who-sees-when-you-are-free', columns: ['viewerId', 'at'] },
  'PresenceViewer.viewerId': { left: 'It is a choice of the other person.' },
  'GroupMember.userId': { file: 'groups', columns: ['groupId', 'joinedAt', 'showsFree', 'showsHours'] },
  'GroupCase.byId': { file: 'cases-on-group-shelves', columns: ['groupId', 'draftId', 'at'] },
  'WatchedCase.userId': { file: 'cases-watched', columns: ['caseId', 'at'] },
  'ImportedSession.ownerId': { file: 'imported-sessions', columns: ['importedAt', 'startedAt', 'facts'] },
  'DataExport.userId': { left: 'It is the archive itself.' },
}
