'use client'

import { useComputedColorScheme } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { BoardCode } from '@/components/board/board-code'
import { SkeletonLines, SkeletonRuler } from '@/components/ui/skeleton'
import type { CaseGuide } from '@/lib/cases/domain/case'
import type { RoomConnection } from '@/lib/rooms/client/connection/connection'
import { boardChannel } from '@/lib/rooms/client/streams/board-channel'
import type { RoomDesk } from '@/lib/rooms/client/view/early-room'
import type { RoomView } from '@/lib/rooms/client/view/room-view'
import { useEarlyRoom, useRoomConnection, useRoomView } from '@/lib/rooms/client/view/use-room'
import type { RoomOpening } from '@/lib/rooms/domain/protocol/opening'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { canEditWork, canReadHandbook } from '@/lib/rooms/domain/round/permissions'
import { canInvite, emptySeats } from '@/lib/rooms/domain/round/seats'
import { currentStep, memberOf, type RoundState } from '@/lib/rooms/domain/round/state'
import { AppError } from '@/lib/shared/errors'
import { loadLobby } from './layout/late-parts'
import { Notices } from './layout/notices'
import { OfflineBand } from './layout/offline-band'
import { RoomBar } from './layout/room-bar'
import { RoomBody } from './layout/room-body'
import { saveStatus } from './layout/save-status'
import { OnPhone } from './layout/use-room-layout'
import { RoomDoor } from './lobby/room-door'
import styles from './room.module.css'
import { type RoomScene, RoomSceneProvider } from './room-context'
import { Board, BoardPlace } from './stage/board'
import { StageBar } from './stage/stage-bar'
import { type Following, useFollowing } from './stage/use-following'
import { type RoundControls, useRoundControls } from './stage/use-round-controls'
import { type Act, useAct } from './use-act'

type RoomProps = {
  roomId: string
  userId: string
  title: string
  prompt: string
  /** For the one who proposed this round: the partner of the round before, until they have come in. */
  asked: RoomScene['asked']
  /** The room itself, where it came with the page. */
  opening: RoomOpening | null
  /** Whether this looks like a phone, before the browser has said. */
  onPhone: boolean
}

/** A room, from the first skeleton to the last word. */
export function Room({ roomId, userId, title, prompt, asked, opening, onPhone }: RoomProps) {
  const early = useEarlyRoom(opening)
  const connection = useRoomConnection(roomId, userId, early)
  const connected = useRoomView(connection)
  const view = connection || !early ? connected : early.view
  const desk = connection ?? early?.desk
  const online = view.connection.status === 'connecting' ? null : view.online
  const following = useFollowing(view)
  const [boardShown, setBoardShown] = useState(false)
  const onBoardShown = useCallback(() => setBoardShown(true), [])
  const me = view.round && view.me ? actorOf(view.round, userId, view.me) : null
  const act = useAct(connection)
  const controls = useRoundControls(view.round, me, act)
  return (
    <OnPhone value={onPhone}>
      <div className={styles.room}>
        <RoomBar
          title={title}
          role={me?.role ?? null}
          mode={view.round?.mode ?? 'pair'}
          save={saveStatus(view, boardShown)}
          members={view.round?.members ?? []}
          myNumber={me?.number ?? null}
          online={online}
          following={following}
          meetingLink={view.round && view.round.clock.status !== 'lobby' ? view.round.meetingLink : null}
          controls={connection && controls}
          handbookOf={
            view.round && me && canReadHandbook(me, { ended: view.round.clock.status === 'ended' })
              ? roomId
              : null
          }
          invite={
            connection && view.round && me && view.round.clock.status !== 'lobby' && canInvite(me, view.round)
              ? {
                  roomId,
                  seats: emptySeats(view.round),
                  meetingLink: view.round.meetingLink,
                  onProblem: (code, message) => connection.notify(code, message),
                }
              : null
          }
        />
        {view.connection.status === 'refused' && connection ? (
          <RoomDoor
            code={view.connection.code}
            message={view.connection.message}
            wasIn={view.round !== null}
            onRetry={() => connection.retry()}
          />
        ) : desk && view.round && me ? (
          <OpenRoom
            connection={connection}
            desk={desk}
            online={online}
            view={view}
            room={view.round}
            me={me}
            roomId={roomId}
            prompt={prompt}
            asked={asked}
            following={following}
            onBoardShown={onBoardShown}
            act={act}
            controls={controls}
          />
        ) : (
          <Opening />
        )}
        <BoardCode />
        {connection && <Notices notices={view.notices} onDismiss={(id) => connection.dismiss(id)} />}
      </div>
    </OnPhone>
  )
}

type OpenRoomProps = {
  /** Null while there is only what came with the page. */
  connection: RoomConnection | null
  desk: RoomDesk
  online: readonly number[] | null
  view: RoomView
  room: RoundState
  me: Actor
  roomId: string
  prompt: string
  asked: RoomScene['asked']
  following: Following
  onBoardShown: () => void
  act: Act
  controls: RoundControls | null
}

function OpenRoom({
  connection,
  desk,
  view,
  room,
  me,
  roomId,
  prompt,
  asked,
  online,
  following,
  onBoardShown,
  act,
  controls,
}: OpenRoomProps) {
  const theme = useComputedColorScheme('light')
  const guide = useGuide(connection, me.role === 'interviewer' && view.connection.status === 'live')
  const canEdit = canEditWork(me) && room.clock.status !== 'ended'
  const channel = useMemo(
    () => connection && boardChannel(connection, roomId, canEdit),
    [connection, roomId, canEdit],
  )
  const scene: RoomScene = {
    roomId,
    connection: desk,
    ready: connection !== null,
    room,
    me,
    online,
    following: following.asked ? (following.followed?.number ?? null) : null,
    prompt,
    asked,
    step: currentStep(room),
    sheetGeneration: view.sheetGeneration,
    waitingTexts: view.waitingTexts,
    act,
    controls,
  }
  return (
    <RoomSceneProvider scene={scene}>
      <StageBar />
      <OfflineBand view={view} />
      <RoomBody
        roomId={roomId}
        guide={guide}
        board={
          channel ? (
            <Board
              key={String(canEdit)}
              channel={channel}
              theme={theme}
              name={me.name}
              following={following}
              onShown={onBoardShown}
            />
          ) : (
            <BoardPlace />
          )
        }
      />
    </RoomSceneProvider>
  )
}

/** The guide is fetched once an interviewer is in; nobody else's browser ever asks for it. */
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
          connection.notify(error.code, error.message)
      })
    return () => {
      gone = true
    }
  }, [connection, wanted])
  return guide
}

/** The room's own shape, before anything of it is known. */
function Opening() {
  // A room whose state did not come with the page is one that they come into for the first time: in its lobby.
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

function actorOf(room: RoundState, userId: string, me: NonNullable<RoomView['me']>): Actor {
  return { userId, number: me.number, role: me.role, name: memberOf(room, userId)?.name ?? 'You' }
}
