'use client'

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { openReplay } from '@/lib/review/client/open-replay'
import { Player, type PlayerState } from '@/lib/review/client/player'
import { INITIAL_REPLAY, type ReplayClient, type ReplayState } from '@/lib/review/client/replay-client'
import type { SessionRecord } from '@/lib/review/domain/session-record'

/**
 * A session that can be played, and its replay client. The client is created in the browser, when the log is
 * requested.
 */
export type Replay = {
  player: Player
  client: ReplayClient | null
  /** Call this when the end is on the screen: until then nothing competes with drawing it. */
  onEndDrawn: () => void
}

/**
 * The replay of a session. Its log is requested once the end is drawn, or at once if another moment is wanted.
 * @param url of the log. @param start where to start, in milliseconds of the round; null for the end
 */
export function useReplay(url: string, record: SessionRecord, start: number | null): Replay {
  const [player] = useState(
    () => new Player(record.elapsed, start, momentsIn(record), { frame: requestFrame }),
  )
  const [client, setClient] = useState<ReplayClient | null>(null)
  const [begun, setBegun] = useState(start !== null || record.board === '')
  const begin = useCallback(() => setBegun(true), [])
  useEffect(() => player.subscribe(begin), [player, begin])
  useEffect(() => {
    if (!begun) return
    const replay = openReplay(url)
    let shown: number | null = null
    const show = () => {
      const { position } = player.getState()
      if (player.isAtEnd || position === shown) return
      shown = position
      replay.client.show(position)
    }
    const stopLearning = replay.client.subscribe(() => player.learn(replay.client.getState().timeline))
    const stopShowing = player.subscribe(show)
    show()
    setClient(replay.client)
    return () => {
      stopLearning()
      stopShowing()
      player.pause()
      replay.close()
    }
  }, [url, player, begun])
  return { player, client, onEndDrawn: begin }
}

/** Part of a player's state. Select only what is rendered: the state changes with every frame. */
export function usePlayer<T extends string | number | boolean | null>(
  player: Player,
  part: (state: PlayerState) => T,
): T {
  const read = () => part(player.getState())
  return useSyncExternalStore(player.subscribe, read, read)
}

/** Whether the page shows the final state of the round. */
export function useIsAtEnd(player: Player): boolean {
  return usePlayer(player, ({ position }) => position >= player.total)
}

/** Part of what a replay shows. */
export function useReplayState<T>(client: ReplayClient | null, part: (state: ReplayState) => T): T {
  const read = () => part(client?.getState() ?? INITIAL_REPLAY)
  return useSyncExternalStore(client?.subscribe ?? never, read, read)
}

const never = () => () => undefined

function requestFrame(callback: (now: number) => void): void {
  requestAnimationFrame(callback)
}

/** Moments to stop at until the log is loaded. */
function momentsIn({ visits, marks, notes, chat }: SessionRecord): { elapsed: number }[] {
  return [...visits.map(({ from }) => ({ elapsed: from })), ...marks, ...notes, ...chat.lines]
}
