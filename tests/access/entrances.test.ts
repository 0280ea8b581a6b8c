import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { MessageSender } from '@/lib/rooms/domain/protocol/message'
import { FROM_BROWSERS } from '@/lib/rooms/domain/protocol/messages'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { HANDLERS } from '@/realtime/sockets/serve'

// Every way into the app is in this list, with who may use it. A page, route, action file or event that is missing
// fails the build: somebody has to decide who it is for.

const PAGES: Record<string, 'anyone' | 'signed in' | 'account' | 'admin'> = {
  'app/page.tsx': 'anyone',
  'app/signin/page.tsx': 'anyone',
  'app/signin/link/page.tsx': 'anyone',
  'app/signin/link/[token]/page.tsx': 'anyone',
  'app/signup/page.tsx': 'anyone',
  'app/forgot/page.tsx': 'anyone',
  'app/forgot/[token]/page.tsx': 'anyone',
  'app/confirm/[token]/page.tsx': 'anyone',
  'app/unsubscribe/[token]/page.tsx': 'anyone',
  'app/cases/page.tsx': 'anyone',
  'app/handbook/page.tsx': 'anyone',
  'app/handbook/[id]/page.tsx': 'anyone',
  'app/drills/page.tsx': 'anyone',
  'app/drills/cards/page.tsx': 'anyone',
  'app/drills/sums/page.tsx': 'anyone',
  'app/drills/scenes/page.tsx': 'anyone',
  'app/cases/[id]/page.tsx': 'anyone',
  'app/check/page.tsx': 'anyone',
  'app/start/page.tsx': 'anyone',
  'app/join/[token]/page.tsx': 'anyone',
  'app/s/[token]/page.tsx': 'anyone',
  'app/watch/page.tsx': 'anyone',
  'app/s/[token]/embed/page.tsx': 'anyone',
  'app/cases/shared/[token]/page.tsx': 'signed in',
  'app/cases/[id]/guide/page.tsx': 'signed in',
  'app/cases/[id]/model/page.tsx': 'signed in',
  'app/cases/mine/page.tsx': 'account',
  'app/cases/mine/[id]/page.tsx': 'account',
  'app/rooms/[id]/page.tsx': 'signed in',
  'app/sessions/page.tsx': 'signed in',
  'app/sessions/[id]/page.tsx': 'signed in',
  'app/sessions/trash/page.tsx': 'signed in',
  'app/sessions/imported/[id]/page.tsx': 'account',
  'app/sessions/[id]/compare/page.tsx': 'signed in',
  'app/reviews/page.tsx': 'account',
  'app/reviews/[id]/page.tsx': 'account',
  'app/rooms/new/page.tsx': 'account',
  'app/practice/page.tsx': 'account',
  'app/groups/page.tsx': 'account',
  'app/groups/[id]/page.tsx': 'account',
  'app/groups/join/[token]/page.tsx': 'account',
  'app/settings/page.tsx': 'account',
  'app/settings/data/page.tsx': 'signed in',
  // By a secret token, for somebody who no longer has an account.
  'app/deleted/[receipt]/page.tsx': 'anyone',
  'app/admin/ai/page.tsx': 'admin',
  'app/admin/reports/page.tsx': 'admin',
  'app/admin/reports/[id]/page.tsx': 'admin',
}

/** Every server action. What it may touch is then checked by its use case: other users' things return `not-found`. */
const ACTIONS: Record<string, 'anyone' | 'signed in' | 'account' | 'admin'> = {
  signUpAction: 'anyone',
  updateProfileAction: 'account',
  changePasswordAction: 'account',
  signOutEverywhereAction: 'signed in',
  checkOwnerAction: 'signed in',
  deleteAccountAction: 'signed in',
  askExportAction: 'signed in',
  askSessionArchiveAction: 'signed in',
  askForLinkAction: 'anyone',
  askToConfirmAction: 'account',
  confirmEmailAction: 'anyone',
  resetPasswordAction: 'anyone',
  signInByLinkAction: 'anyone',
  chooseMailAction: 'account',
  chooseMailByLinkAction: 'anyone',
  startCase: 'account',
  keepCase: 'signed in',
  publishCase: 'signed in',
  shareCase: 'signed in',
  keepToMyself: 'signed in',
  withdrawCase: 'signed in',
  deleteCase: 'signed in',
  readVersion: 'signed in',
  takeShared: 'signed in',
  makeRoom: 'account',
  deleteRoomAction: 'signed in',
  proposeNextRound: 'account',
  acceptNextRound: 'signed in',
  readDesign: 'signed in',
  makeInvite: 'signed in',
  joinByInvite: 'signed in',
  joinAsGuest: 'anyone',
  pinSessionAction: 'signed in',
  trashSessionAction: 'signed in',
  restoreSessionAction: 'signed in',
  deleteSessionAction: 'signed in',
  submitGradeAction: 'signed in',
  startAiGradingAction: 'account',
  cancelAiGradingAction: 'signed in',
  retryAiGradingAction: 'account',
  appealAiAnswerAction: 'account',
  keepReading: 'signed in',
  keepReviewsAction: 'signed in',
  drawCardsAction: 'anyone',
  countCardsAction: 'anyone',
  readPatternParts: 'anyone',
  lookAroundAction: 'account',
  joinQueueAction: 'account',
  leaveQueueAction: 'signed in',
  answerMatchAction: 'signed in',
  findAnotherAction: 'signed in',
  leaveMatchAction: 'signed in',
  seeSlotsAction: 'account',
  seeOffersAction: 'account',
  offerSlotAction: 'account',
  withdrawOfferAction: 'signed in',
  withdrawWeeklyAction: 'signed in',
  bookSlotAction: 'account',
  declineAskAction: 'signed in',
  cancelBookingAction: 'signed in',
  proposeMoveAction: 'signed in',
  answerMoveAction: 'signed in',
  askAgainAction: 'account',
  makeFeedAction: 'account',
  removeFeedAction: 'signed in',
  handInAction: 'account',
  agreeToReviewAction: 'signed in',
  withdrawReviewAction: 'signed in',
  takeReviewAction: 'account',
  giveBackAction: 'account',
  submitReviewAction: 'account',
  showNameAction: 'account',
  makeShareLinkAction: 'account',
  answerShareLinkAction: 'signed in',
  revokeShareLinkAction: 'signed in',
  removeImportedAction: 'account',
  addCommentAction: 'signed in',
  rewriteCommentAction: 'signed in',
  deleteCommentAction: 'signed in',
  resolveThreadAction: 'signed in',
  markCommentsReadAction: 'signed in',
  blockAction: 'signed in',
  unblockAction: 'signed in',
  createGroupAction: 'account',
  renameGroupAction: 'account',
  makeGroupLinkAction: 'account',
  endGroupLinkAction: 'account',
  joinGroupAction: 'account',
  leaveGroupAction: 'account',
  removeMemberAction: 'account',
  handOverAction: 'account',
  setShownAction: 'account',
  putOnShelfAction: 'account',
  takeOffShelfAction: 'account',
  setFreeAction: 'account',
  setViewerAction: 'account',
  reportAction: 'signed in',
  decideReportAction: 'admin',
}

/** Every message of a browser. Who may send which command is in the access matrix. */
const MESSAGES: Record<string, MessageSender> = {
  [MESSAGE.join]: 'signed in',
  [MESSAGE.command]: 'member',
  [MESSAGE.presence]: 'member',
  [MESSAGE.guide]: 'interviewer',
  [MESSAGE.time]: 'signed in',
}

/**
 * The routes of a shared link: the secret in the URL selects the content, and being signed in changes almost nothing.
 */
const SHARED_ROUTES = ['chat', 'images/[hash]', 'preview', 'replay', 'views'].map(
  (part) => `app/api/shared/[token]/${part}/route.ts`,
)

/** Routes that are open to everybody or do their own checks; all others go through authedRoute. */
const OPEN_ROUTES = [
  'app/api/auth/[...nextauth]/route.ts',
  // For mail programs, by a signed token.
  'app/api/unsubscribe/[token]/route.ts',
  // For calendar programs, by a secret link.
  'app/api/calendar/[token]/route.ts',
  // For visitors without an account; it creates guests, with an hourly limit.
  'app/api/start/route.ts',
  // For anybody with a shared link.
  ...SHARED_ROUTES,
  // For everybody: the round that the landing page shows.
  'app/api/watch/route.ts',
  'app/livez/route.ts',
  'app/metrics/route.ts',
  'app/readyz/route.ts',
]

const sources = (folder: string, name: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((file) => name.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))

test('[P7] every page declares who it is for, and checks that', () => {
  const pages = sources('app', /\/page\.tsx$/)
  expect(pages.map(({ file }) => file).sort()).toEqual(Object.keys(PAGES).sort())
  for (const { file, text } of pages) {
    if (PAGES[file] === 'signed in') expect(text, file).toMatch(/await requireUser\(|await requireMember\(/)
    if (PAGES[file] === 'account') expect(text, file).toMatch(/await requireMember\(/)
    if (PAGES[file] === 'admin') expect(text, file).toMatch(/await requireAdmin\(/)
  }
})

test('[P7] every route handler goes through the one wrapper', () => {
  const routes = sources('app', /\/route\.ts$/)
  expect(routes.length).toBeGreaterThan(OPEN_ROUTES.length)
  for (const { file, text } of routes) {
    if (SHARED_ROUTES.includes(file)) expect(text, file).toMatch(/^export const (?:GET|POST) = publicRoute</m)
    if (OPEN_ROUTES.includes(file)) continue
    const exported = [
      ...text.matchAll(/export (?:const|async function|function) (GET|PUT|POST|PATCH|DELETE)\b/g),
    ]
    const wrapped = [...text.matchAll(/export const (?:GET|PUT|POST|PATCH|DELETE) = authedRoute/g)]
    expect(exported.length, file).toBeGreaterThan(0)
    expect(wrapped.length, file).toBe(exported.length)
  }
})

test('[P7] every server action goes through the one wrapper', () => {
  const files = [...sources('lib', /\.tsx?$/), ...sources('app', /\.tsx?$/)].filter(({ text }) =>
    /^'use server'/m.test(text),
  )
  expect(files.length).toBeGreaterThan(2)
  for (const { file, text } of files) {
    const exported = [...text.matchAll(/^export (?:const|async function|function|default)/gm)]
    const wrapped = [...text.matchAll(/^export const \w+ = (?:authedAction|publicAction)\(/gm)]
    expect(wrapped.length, file).toBe(exported.length)
  }
})

test('[P7] every server action declares who it is for, and checks that', () => {
  const files = sources('lib', /\.tsx?$/).filter(({ text }) => /^'use server'/m.test(text))
  const actions = files.flatMap(({ text }) =>
    [...text.matchAll(/^export const (\w+) = (authed|public)Action\([\s\S]*?\n?\)$/gm)].map(
      ([whole, name = '', kind = '']) => ({
        name,
        kind,
        membersOnly: whole.includes('membersOnly(user)'),
        adminsOnly: whole.includes('adminsOnly(user)'),
      }),
    ),
  )
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(ACTIONS).sort())
  for (const { name, kind, membersOnly, adminsOnly } of actions) {
    const who = kind === 'public' ? 'anyone' : adminsOnly ? 'admin' : membersOnly ? 'account' : 'signed in'
    expect([name, who]).toEqual([name, ACTIONS[name]])
  }
})

test('[P7] the socket side answers exactly the messages of browsers, each of which declares who may send it', () => {
  const answered = [...HANDLERS].map(([name, { message }]) => [name, message.name, message.sender])
  expect(answered.sort()).toEqual(FROM_BROWSERS.map(({ name, sender }) => [name, name, sender]).sort())
  expect(Object.fromEntries(FROM_BROWSERS.map(({ name, sender }) => [name, sender]))).toEqual(MESSAGES)
})
