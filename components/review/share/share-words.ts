import type { ShareDays, ShareScope } from '@/lib/review/domain/share/share-link'
import type { ShareLinkView } from '@/lib/review/domain/share/share-view'

/** The scopes of a link: their names, and what they show. */
export const SCOPE_WORDS: Record<ShareScope, { name: string; shows: string }> = {
  board: { name: 'Board', shows: 'The board as it was at the end.' },
  worksheet: { name: 'Board and worksheet', shows: 'The board and the worksheet as they were at the end.' },
  replay: {
    name: 'Replay',
    shows: 'The whole round as a replay: board, worksheet, chat and time spent.',
  },
  grades: {
    name: 'Replay and scores',
    shows: 'The replay, with the scores of the grades once they are open. No evidence or advice.',
  },
}

/** How long a link works. */
export const DAY_WORDS: Record<ShareDays, string> = { 1: '1 day', 7: '7 days', 30: '30 days', 90: '90 days' }

/** Names as listed in a sentence. */
export function namesInSentence(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
}

/** The state of a link. */
export function stateWords({ state, others, answer }: ShareLinkView): string {
  const named = (wanted: 'asked' | 'declined') => [
    ...others.filter((other) => other.answer === wanted).map(({ name }) => name),
    ...(answer === wanted ? ['you'] : []),
  ]
  switch (state) {
    case 'live':
      return 'Live'
    case 'waiting':
      return `Not live yet: waiting for ${namesInSentence(named('asked'))}`
    case 'declined':
      return `Not live: declined by ${namesInSentence(named('declined'))}`
    case 'orphaned':
      return 'Not live: somebody whose agreement it needs has left. A new link is needed'
    case 'expired':
      return 'Expired'
    case 'revoked':
      return 'Revoked'
  }
}

/** How often a link was opened. */
export function viewWords(views: number): string {
  if (views === 0) return 'Not opened yet'
  return views === 1 ? 'Opened once' : `Opened ${views} times`
}
