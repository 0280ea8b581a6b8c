import * as Y from 'yjs'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { type NewEvent, publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import type { Command, ServerCommand } from '@/lib/rooms/domain/protocol/commands'
import { decide } from '@/lib/rooms/domain/round/decide/decide'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { type Plan, standardPlan } from '@/lib/rooms/domain/round/plan'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { type SheetFieldId, sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import type { ModelSource } from './model-source'

/** The two participants of every model round. Nobody has such an id. */
export const MODEL_CANDIDATE: Actor = {
  userId: 'model-candidate',
  number: 1,
  name: 'Model candidate',
  role: 'candidate',
}
export const MODEL_INTERVIEWER: Actor = {
  userId: 'model-interviewer',
  number: 2,
  name: 'Model interviewer',
  role: 'interviewer',
}

/** Who speaks in a model round. The app says what an interviewer would only think. */
export type Speaker = 'candidate' | 'interviewer' | 'app'

/** The session length with time for a deep dive and a curveball. */
const MINUTES = 45
/** When every model round begins, in ms since 1970: an arbitrary time. */
const BEGIN = Date.UTC(2026, 0, 5, 10)

/** A model round: its log, and the final state of the room. */
export type PlayedModel = { log: RoomEvent[]; end: RoomState }

/**
 * A round of two that is played by the rules of a room, with its log. All times are milliseconds of the round and
 * never decrease.
 */
export class RoundPlayer {
  readonly log: RoomEvent[] = []
  readonly plan: Plan
  state: RoomState = emptyRoom()
  /** Always the same client id, so that the same text gives the same bytes. */
  private readonly sheet = Object.assign(new Y.Doc(), { clientID: 1 })

  constructor(private readonly source: ModelSource) {
    this.plan = standardPlan(source.kind, MINUTES)
  }

  begin(): void {
    const { userId: createdBy } = MODEL_INTERVIEWER
    const { title } = this.source
    this.append(
      [publicEvent('room/created', { title, mode: 'pair', plan: this.plan, createdBy, meetingLink: null })],
      0,
    )
    for (const actor of [MODEL_CANDIDATE, MODEL_INTERVIEWER]) this.command(actor, { kind: 'enter' }, 0)
    this.command(MODEL_INTERVIEWER, { kind: 'start' }, 0)
  }

  step(index: number, elapsed: number): void {
    this.command(MODEL_INTERVIEWER, { kind: 'step', index }, elapsed)
  }

  /** Messages by the app have no author. */
  say(who: Speaker, text: string, elapsed: number): void {
    if (who === 'app') this.append([publicEvent('chat/said', { text })], elapsed)
    else
      this.command(who === 'candidate' ? MODEL_CANDIDATE : MODEL_INTERVIEWER, { kind: 'say', text }, elapsed)
  }

  curveball(id: string, elapsed: number): void {
    this.command(MODEL_INTERVIEWER, { kind: 'curveball', id }, elapsed)
  }

  /** Puts an element on the board, or removes it if it is marked as deleted. */
  draw(element: LooseElement, elapsed: number): void {
    const held = this.state.board.elements.get(String(element.id))
    const patches = encodePatches(diffElement(held, element), this.state.board.refs)
    this.command(MODEL_CANDIDATE, { kind: 'board', patches }, elapsed)
  }

  /** The current text of a worksheet field. */
  textOf(field: SheetFieldId): string {
    return sheetText(this.sheet, field).toString()
  }

  /** Replaces characters in a field with others, in one stroke. */
  type(
    field: SheetFieldId,
    { at, removed, text }: { at: number; removed: number; text: string },
    elapsed: number,
  ): void {
    const known = Y.encodeStateVector(this.sheet)
    const written = sheetText(this.sheet, field)
    this.sheet.transact(() => {
      if (removed > 0) written.delete(at, removed)
      if (text) written.insert(at, text)
    })
    this.command(
      MODEL_CANDIDATE,
      { kind: 'sheet', update: Y.encodeStateAsUpdate(this.sheet, known) },
      elapsed,
    )
  }

  /** Ends the round. */
  end(elapsed: number): PlayedModel {
    this.command(MODEL_INTERVIEWER, { kind: 'end' }, elapsed)
    return { log: this.log, end: this.state }
  }

  private command(actor: Actor, command: Command | ServerCommand, elapsed: number): void {
    const { curveballs, facts } = this.source.guide
    const guide = { hints: {}, probes: {}, curveballs, facts }
    this.append(
      decide(this.state, command, { now: BEGIN + Math.round(elapsed), actor, guide }),
      elapsed,
      actor,
    )
  }

  private append(events: readonly NewEvent[], elapsed: number, actor?: Actor): void {
    for (const event of events) {
      const seq = this.state.seq + 1
      const at = BEGIN + Math.round(elapsed)
      const logged: RoomEvent = { ...event, seq, at, actorId: actor?.userId ?? null, client: null, op: null }
      this.state = evolve(this.state, logged)
      this.log.push(logged)
    }
  }
}
