import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { ChatPage } from '@/lib/review/domain/chat-page'
import { type Failure, UNREACHABLE } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

/**
 * The chat of a session, as far as it was requested. @param chatAt where to fetch the rest; null if there is no more
 */
export function useChatPages(chatAt: string | null, first: ChatPage) {
  const [{ lines, next }, setShown] = useState(first)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  /** Adds the next page; resolves once it is rendered. */
  const more = async () => {
    if (chatAt === null || next === null || busy) return
    setBusy(true)
    setProblem(null)
    try {
      const answer = await fetch(`${chatAt}?after=${next}`)
      const page = (await answer.json()) as ChatPage | Failure
      if ('ok' in page) setProblem(sentenceOf(page))
      else flushSync(() => setShown({ lines: [...lines, ...page.lines], next: page.next }))
    } catch {
      setProblem(sentenceOf(UNREACHABLE))
    } finally {
      setBusy(false)
    }
  }
  return { lines, hasMore: next !== null, busy, problem, more }
}
