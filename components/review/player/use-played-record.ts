'use client'

import type { LooseElement } from '@/lib/board/domain/element/element'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { useFinalBoard } from '../board/use-final-board'
import { type Replay, usePlayer, useReplay } from './use-replay'
import { useReplayKeys } from './use-replay-keys'

/** A round's record on a player that handles the page's keys. */
export type PlayedRecord = {
  record: SessionRecord
  /** The final board. */
  board: readonly LooseElement[]
  replay: Replay
  /** The moment that the viewer chose, in milliseconds of the round. */
  moment: number | null
  /** Shows a moment; for the current one, goes back to the previous position. */
  showMoment: (elapsed: number) => void
}

/** @param url of the log. @param start where to start, in milliseconds of the round; null for the end */
export function usePlayedRecord(url: string, record: SessionRecord, start: number | null): PlayedRecord {
  const board = useFinalBoard(record.board)
  const replay = useReplay(url, record, start)
  const { player } = replay
  useReplayKeys(player)
  const moment = usePlayer(player, ({ chosen }) => chosen)
  const showMoment = (elapsed: number) => (elapsed === moment ? player.goBack() : player.jump(elapsed))
  return { record, board, replay, moment, showMoment }
}
