'use client'

import { useComputedColorScheme } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { BoardCode } from '@/components/board/board-code'
import type { BoardLayer } from '@/components/board/board-layer'
import { LateOutline } from '@/components/board/outline/late-outline'
import { PageBand } from '@/components/ui/page/page-band'
import { SkeletonLines, SkeletonRuler } from '@/components/ui/skeleton'
import type { CaseGuide } from '@/lib/cases/domain/case'
import type { RoomConnection } from '@/lib/rooms/client/connection/connection'
import { boardChannel } from '@/lib/rooms/client/streams/board-channel'
import { useEarlyRoom, useRoomConnection, viewSource } from '@/lib/rooms/client/view/use-room'
import type { RoomOpening } from '@/lib/rooms/domain/protocol/opening'
import { canEditWork } from '@/lib/rooms/domain/round/permissions'
import { AppError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { loadLobby } from './layout/late-parts'
import { Notices } from './layout/notices'
import { OfflineBand } from './layout/offline-band'
import { RoomBar } from './layout/room-bar'
import { RoomBody } from './layout/room-body'
import { OnPhone } from './layout/use-room-layout'
import { RoomDoor } from './lobby/room-door'
import styles from './room.module.css'
import { RoomBoardProvider } from './room-board'
import { type RoomPlace, RoomProvider, roomSources, useRoom, useRoomView } from './room-context'
import { Board, BoardPlace } from './stage/board'
import { RoundControlsProvider } from './stage/round-controls-context'
import { StageBar } from './stage/stage-bar'
import { type Following, useFollowing } from './stage/use-following'
import { useRoundControls } from './stage/use-round-controls'
import { useAct } from './use-act'

type RoomProps = {
  roomId: string
  userId: string
  title: string
  prompt: string
  asked: RoomPlace['asked']
  matched: boolean
  /** Whether a model is configured that can grade. */
  hasModel: boolean
  /** The state of the room, if it came with the page. */
  opening: RoomOpening | null
  /** Whether this looks like a phone, before the browser reports its width. */
  onPhone: boolean
}

/** A room, from the loading skeleton to the end of the round. */
export function Room({
  roomId,
  userId,
  title,
  prompt,
  asked,
  matched,
  hasModel,
  opening,
  onPhone,
}: RoomProps) {
  const early = useEarlyRoom(opening)
  const connection = useRoomConnection(roomId, userId, early)
  const act = useAct(connection)
  // Compared by content: refreshing the page brings a new object.
  const [askedId, askedName] = [asked?.userId, asked?.name]
  const sources = useMemo(() => {
    const desk = connection ?? early?.desk
    const place = desk && {
      roomId,
      userId,
      connection: desk,
      ready: connection !== null,
      prompt,
      asked: askedId && askedName ? { userId: askedId, name: askedName } : null,
      matched,
      hasModel,
      act,
    }
    return roomSources(viewSource(connection, early), place ?? null)
  }, [connection, early, roomId, userId, prompt, askedId, askedName, matched, hasModel, act])
  return (
    <OnPhone value={onPhone}>
      <RoomProvider sources={sources}>
        <RoomFrame title={title} roomId={roomId} connection={connection} />
      </RoomProvider>
    </OnPhone>
  )
}

type RoomFrameProps = {
  title: string
  roomId: string
  /** Null while there is only the state that came with the page. */
  connection: RoomConnection | null
}

/** The bar at the top, and below it the room, its door, or a placeholder until either is known. */
function RoomFrame({ title, roomId, connection }: RoomFrameProps) {
  const following = useFollowing()
  const controls = useRoundControls()
  const [boardShown, setBoardShown] = useState(false)
  const onBoardShown = useCallback(() => setBoardShown(true), [])
  const state = useRoomView(({ connection: { status } }, scene) =>
    status === 'refused' ? 'refused' : scene ? 'open' : 'opening',
  )
  return (
    <RoundControlsProvider value={controls}>
      <div className={styles.room}>
        <RoomBar title={title} boardShown={boardShown} following={following} />
        <PageBand />
        {state === 'refused' && connection ? (
          <RoomDoor onRetry={() => connection.retry()} />
        ) : state === 'open' ? (
          <OpenRoom
            roomId={roomId}
            connection={connection}
            following={following}
            onBoardShown={onBoardShown}
          />
        ) : (
          <Opening />
        )}
        <BoardCode />
        {connection && <Notices onDismiss={(id) => connection.dismiss(id)} />}
      </div>
    </RoundControlsProvider>
  )
}

type OpenRoomProps = Omit<RoomFrameProps, 'title'> & { following: Following; onBoardShown: () => void }

function OpenRoom({ roomId, connection, following, onBoardShown }: OpenRoomProps) {
  const theme = useComputedColorScheme('light')
  const { name, canEdit } = useRoom(({ me, room }) => ({
    name: me.name,
    canEdit: canEditWork(me) && room.clock.status !== 'ended',
  }))
  const reads = useRoomView(
    (view, scene) => scene?.me.role === 'interviewer' && view.connection.status === 'live',
  )
  const guide = useGuide(connection, reads)
  const channel = useMemo(
    () => connection && boardChannel(connection, roomId, canEdit),
    [connection, roomId, canEdit],
  )
  const [layer, setLayer] = useState<BoardLayer | null>(null)
  const [isTrying, setIsTrying] = useState(false)
  const roomBoard = useMemo(
    () => channel && { channel, layer, isTrying, setIsTrying },
    [channel, layer, isTrying],
  )
  return (
    <RoomBoardProvider value={roomBoard}>
      <StageBar />
      <OfflineBand />
      <RoomBody
        guide={guide}
        following={following.asked ? (following.followed?.number ?? null) : null}
        outline={
          channel ? <LateOutline key={String(canEdit)} channel={channel} /> : <SkeletonLines count={6} />
        }
        board={
          channel ? (
            <Board
              key={String(canEdit)}
              channel={channel}
              theme={theme}
              name={name}
              following={following}
              onLayer={setLayer}
              onShown={onBoardShown}
            />
          ) : (
            <BoardPlace />
          )
        }
      />
    </RoomBoardProvider>
  )
}

/** The guide is fetched once an interviewer has joined; nobody else's browser ever requests it. */
function useGuide(connection: RoomConnection | null, wanted: boolean): CaseGuide | null {
  const [guide, setGuide] = useState<CaseGuide | null>(null)
  useEffect(() => {
    if (!wanted || !connection) return
    let gone = false
    connection
      .guide()
      .then((answer) => {
        if (!gone) setGuide(answer)
      })
      .catch((error: unknown) => {
        if (error instanceof AppError && error.code !== 'line/lost')
          connection.notify(error.code, sentenceOf(error))
      })
    return () => {
      gone = true
    }
  }, [connection, wanted])
  return guide
}

/** The layout of a room, before anything about it is known. */
function Opening() {
  // A room whose state did not come with the page is one that they enter for the first time: in its lobby.
  useEffect(loadLobby, [])
  return (
    <>
      <div className={styles.openingStage}>
        <SkeletonRuler />
      </div>
      <div className={styles.body}>
        <main className={styles.opening} aria-label="Opening the room" aria-busy="true">
          <p>Opening the room</p>
        </main>
        <div className={styles.openingDock}>
          <SkeletonLines count={6} />
        </div>
      </div>
    </>
  )
}
