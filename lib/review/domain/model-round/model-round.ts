import * as Y from 'yjs'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { type NewEvent, publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import type { Command, ServerCommand } from '@/lib/rooms/domain/protocol/commands'
import { decide } from '@/lib/rooms/domain/round/decide/decide'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { plannedStart, standardPlan } from '@/lib/rooms/domain/round/plan'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { type Beat, modelScript, type Speaker } from './model-script'
import type { ModelSource } from './model-source'

/** The two who play every model round. Nobody has such an id. */
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

/** The length that has time for a deep dive and a curveball. */
const MINUTES = 45
/** When every model round begins, in ms since 1970: it has to be some time. */
const BEGIN = Date.UTC(2026, 0, 5, 10)
/** What of a step's time its beats take; the rest is left to read the last of them, in shares of the step. */
const BEATS_SHARE = 0.94
/** How long after the beat before it something is said, in milliseconds; the rest of its time is there to read it. */
const SPEAKING_AFTER = 1_500
/** Letters that appear at once where somebody types, and most times that a field changes: a long text takes larger steps. */
const STROKE = 14
const MOST_STROKES = 150
/** What drawing an element counts, beside letters. */
const ELEMENT_WEIGHT = 18

/** A model round: its log, and the room at its end. */
export type PlayedModel = { log: RoomEvent[]; end: RoomState }

/**
 * A whole round on a case as a log like any other, decided by the same rules: steps at their planned minutes, the
 * worksheet typed, the reference board drawn, a deep dive and a curveball. The same case always gives the same log.
 * @throws AppError what the rules of a room refuse in a case that is too long for one
 */
export function modelRound(source: ModelSource): PlayedModel {
  const steps = modelRoundInSteps(source)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same in small steps, for a process that has other things to do meanwhile. */
export function* modelRoundInSteps(source: ModelSource): Generator<undefined, PlayedModel> {
  const round = new ModelRound(source)
  const script = modelScript(source)
  const { plan } = round
  round.begin()
  for (const [index, { slug, minutes }] of plan.entries()) {
    const from = plannedStart(plan, index) * 60_000
    if (index > 0) round.command(MODEL_INTERVIEWER, { kind: 'step', index }, from)
    yield* round.play(script[slug] ?? [], from, minutes * 60_000 * BEATS_SHARE)
  }
  round.command(MODEL_INTERVIEWER, { kind: 'end' }, plannedStart(plan, plan.length) * 60_000)
  return { log: round.log, end: round.state }
}

class ModelRound {
  readonly log: RoomEvent[] = []
  readonly plan
  state: RoomState = emptyRoom()
  /** Always the same writer, so that the same text gives the same bytes. */
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

  /** Plays beats one after the other, each for a share of the time that goes by how much there is of it. */
  *play(beats: readonly Beat[], from: number, ms: number): Generator<undefined, void> {
    const whole = beats.reduce((sum, beat) => sum + weightOf(beat), 0)
    let at = from
    for (const beat of beats) {
      const share = (weightOf(beat) / whole) * ms
      yield* this.beat(beat, at, share)
      at += share
    }
  }

  /** @param elapsed milliseconds of the round */
  command(actor: Actor, command: Command | ServerCommand, elapsed: number): void {
    const { curveballs, facts } = this.source.guide
    const guide = { hints: {}, probes: {}, curveballs, facts }
    this.append(
      decide(this.state, command, { now: BEGIN + Math.round(elapsed), actor, guide }),
      elapsed,
      actor,
    )
  }

  private *beat(beat: Beat, from: number, ms: number): Generator<undefined, void> {
    switch (beat.kind) {
      case 'say':
        this.say(beat.who, beat.text, from + Math.min(ms, SPEAKING_AFTER))
        return
      case 'write':
        yield* this.write(beat, from, ms)
        return
      case 'draw':
        for (const [index, element] of beat.elements.entries()) {
          const patches = encodePatches(diffElement(undefined, element), this.state.board.refs)
          this.command(
            MODEL_CANDIDATE,
            { kind: 'board', patches },
            from + (ms * (index + 1)) / beat.elements.length,
          )
        }
        yield
        return
      case 'curveball':
        this.command(
          MODEL_INTERVIEWER,
          { kind: 'curveball', id: beat.id },
          from + Math.min(ms, SPEAKING_AFTER),
        )
    }
  }

  /** What the app says has nobody as its author. */
  private say(who: Speaker, text: string, elapsed: number): void {
    if (who === 'app') this.append([publicEvent('chat/said', { text })], elapsed)
    else
      this.command(who === 'candidate' ? MODEL_CANDIDATE : MODEL_INTERVIEWER, { kind: 'say', text }, elapsed)
  }

  private *write(
    { field, text }: Extract<Beat, { kind: 'write' }>,
    from: number,
    ms: number,
  ): Generator<undefined, void> {
    // By whole letters: half of one is none.
    const letters = [...text]
    const stroke = Math.max(STROKE, Math.ceil(letters.length / MOST_STROKES))
    for (let at = 0; at < letters.length; at += stroke) {
      const known = Y.encodeStateVector(this.sheet)
      const written = sheetText(this.sheet, field)
      written.insert(written.length, letters.slice(at, at + stroke).join(''))
      const update = Y.encodeStateAsUpdate(this.sheet, known)
      const elapsed = from + (ms * Math.min(letters.length, at + stroke)) / letters.length
      this.command(MODEL_CANDIDATE, { kind: 'sheet', update }, elapsed)
      yield
    }
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

function weightOf(beat: Beat): number {
  switch (beat.kind) {
    case 'say':
    case 'write':
    case 'curveball':
      return beat.text.length
    case 'draw':
      return beat.elements.length * ELEMENT_WEIGHT
  }
}
