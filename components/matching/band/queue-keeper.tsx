'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { onSignedOut } from '@/lib/auth/client/signed-out'
import { queueStore } from '@/lib/matching/client/queue-store'
import { watchPlace } from '@/lib/matching/client/waiting-here'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { useUpdates } from '@/lib/updates/client/use-updates'
import { chime, isChimeOn } from '../chime'
import { END_WORDS, titleMark } from '../matching-words'
import { useTitleMark } from './use-title-mark'

/** Renders nothing: fetches the user's place, marks the tab's title, plays the sound, and opens the room. */
export function QueueKeeper({ viewerId }: { viewerId: string }) {
  const router = useRouter()
  const pathname = usePathname()
  const view = useSyncExternalStore(queueStore.subscribe, queueStore.read, () => null)?.view ?? null
  // A room has its own connection, which delivers updates too.
  useUpdatesLine(pathname.startsWith('/rooms/') ? null : viewerId)
  const ask = useEffectEvent(async () => {
    const found = await queueStore.ask()
    // Another user has signed in here, or nobody is signed in.
    if (found !== false && found !== viewerId) stop()
    return found !== false
  })
  const stop = () => {
    queueStore.receive(null)
    watchPlace(null)
  }
  useUpdates(
    true,
    ({ kind }) => kind === 'match' || kind === 'missed',
    () => ask(),
  )
  useEffect(() => {
    void ask()
  }, [])
  const forget = useEffectEvent(stop)
  useEffect(() => onSignedOut((who) => void (who === viewerId && forget())), [viewerId])

  const offer = view?.status === 'offered' ? view.matchId : null
  useEffect(() => {
    if (offer && isChimeOn()) chime()
  }, [offer])
  const room = view?.status === 'room' && view.matchId === queueStore.acceptedHere ? view.roomId : null
  const enter = useEffectEvent((roomId: string) => {
    queueStore.acceptedHere = null
    router.push(`/rooms/${roomId}`)
  })
  useEffect(() => {
    if (room) enter(room)
  }, [room])
  const isOver =
    view?.status === 'idle' && !view.ahead && (view.lastEnd === null || END_WORDS[view.lastEnd] === null)
  useEffect(() => {
    // The practice page starts over from this state.
    if (isOver && pathname !== '/practice') watchPlace(null)
  }, [isOver, pathname])
  useTitleMark(titleMark(view))
  return null
}
