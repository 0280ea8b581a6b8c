import { assertNever } from '@/lib/shared/assert-never'
import type { EventKind } from '../log/event-kinds'
import type { RoomEvent } from '../log/events'
import { elapsedAt } from './clock'
import { eraseMember } from './erase-member'
import { planAlone } from './plan'
import type { RoundState } from './state'

/** All events that change neither the board nor the worksheet. */
export type RoundEventKind = Exclude<EventKind, 'board/edited' | 'sheet/updated'>

type RoundEvent = RoomEvent<RoundEventKind>

/** Applies one event to a round. @returns a new round */
export function evolveRound(round: RoundState, event: RoundEvent): RoundState {
  const elapsed = elapsedAt(round.clock, event.at)
  switch (event.kind) {
    case 'room/created':
      return { ...round, ...event.data }
    case 'member/joined': {
      const others = round.members.filter((member) => member.userId !== event.data.userId)
      const members = [...others, { ...event.data, joinedAt: event.at }].sort((a, b) => a.number - b.number)
      return { ...round, members }
    }
    case 'member/role':
      return {
        ...round,
        members: round.members.map((member) =>
          member.userId === event.data.userId ? { ...member, role: event.data.role } : member,
        ),
      }
    case 'member/removed':
      return { ...round, members: round.members.filter((member) => member.userId !== event.data.userId) }
    case 'member/erased':
      return eraseMember(round, event.data.userId)
    case 'plan/changed':
      return { ...round, plan: event.data.plan }
    case 'meeting/changed':
      return { ...round, meetingLink: event.data.link }
    case 'chat/said':
      return {
        ...round,
        chat: [...round.chat, { ...record(event, elapsed), userId: event.actorId, text: event.data.text }],
      }
    case 'ai-grading/chosen': {
      const { aiGrading: _, ...rest } = round
      return event.data.on ? { ...rest, aiGrading: { by: event.actorId ?? '' } } : rest
    }
    case 'interviewer/chosen':
      return { ...round, interviewer: { status: 'here' } }
    case 'interviewer/changed':
      return { ...round, interviewer: { status: event.data.status } }
    case 'interviewer/said': {
      const { text, ...interviewer } = event.data
      return {
        ...round,
        chat: [...round.chat, { ...record(event, elapsed), userId: null, text, interviewer }],
      }
    }
    case 'hint/revealed':
      return {
        ...round,
        hints: [...round.hints, { seq: event.seq, elapsed, by: event.actorId, ...event.data }],
      }
    case 'curveball/played':
      return { ...round, curveballs: [...round.curveballs, { seq: event.seq, elapsed, ...event.data }] }
    case 'facts/revealed':
      return { ...round, facts: [...round.facts, { seq: event.seq, elapsed, ...event.data }] }
    case 'probe/asked':
      return { ...round, probes: [...round.probes, { seq: event.seq, elapsed, ...event.data }] }
    case 'trial/set':
      return {
        ...round,
        trials: [...round.trials, { seq: event.seq, elapsed, by: event.actorId, ...event.data }],
      }
    case 'guide/opened':
      return round.sawGuide.includes(event.data.userId)
        ? round
        : { ...round, sawGuide: [...round.sawGuide, event.data.userId] }
    case 'guide/ticked':
    case 'note/written':
    case 'note/removed':
    case 'mark/set':
      return evolvePrivate(round, event, elapsed)
    case 'round/alone':
      return {
        ...round,
        mode: 'solo',
        plan: planAlone(round.plan),
        meetingLink: null,
        members: round.members.filter((member) => member.userId === event.actorId),
      }
    case 'round/started':
    case 'round/paused':
    case 'round/resumed':
    case 'round/ended':
    case 'step/entered':
      return evolveClock(round, event, elapsed)
    default:
      return assertNever(event)
  }
}

type PrivateEvent = Extract<
  RoundEvent,
  { kind: 'guide/ticked' | 'note/written' | 'note/removed' | 'mark/set' }
>

function evolvePrivate(round: RoundState, event: PrivateEvent, elapsed: number): RoundState {
  const userId = event.actorId ?? ''
  switch (event.kind) {
    case 'guide/ticked': {
      const others = (round.ticks[userId] ?? []).filter((item) => item !== event.data.item)
      const items = event.data.on ? [...others, event.data.item] : others
      return { ...round, ticks: { ...round.ticks, [userId]: items } }
    }
    case 'note/written':
      return { ...round, notes: [...round.notes, { seq: event.seq, elapsed, userId, ...event.data }] }
    case 'note/removed':
      return { ...round, notes: round.notes.filter((note) => note.seq !== event.data.seq) }
    case 'mark/set': {
      const { [event.data.dimension]: _old, ...others } = round.marks[userId] ?? {}
      const { dimension, score } = event.data
      const marks = score === null ? others : { ...others, [dimension]: score }
      return { ...round, marks: { ...round.marks, [userId]: marks } }
    }
    default:
      return assertNever(event)
  }
}

type ClockEvent = Exclude<
  Extract<RoundEvent, { kind: `round/${string}` | 'step/entered' }>,
  { kind: 'round/alone' }
>

function evolveClock(round: RoundState, event: ClockEvent, elapsed: number): RoundState {
  const step = round.clock.status === 'lobby' ? 0 : round.clock.step
  switch (event.kind) {
    case 'round/started':
      return {
        ...round,
        startedAt: event.at,
        clock: { status: 'running', step: 0, elapsedBefore: 0, resumedAt: event.at },
        visits: [{ index: 0, from: 0, to: null }],
      }
    case 'round/paused':
      return { ...round, clock: { status: 'paused', step, elapsed } }
    case 'round/resumed':
      return { ...round, clock: { status: 'running', step, elapsedBefore: elapsed, resumedAt: event.at } }
    case 'round/ended':
      return {
        ...round,
        clock: { status: 'ended', step, elapsed, endedAt: event.at },
        visits: closed(round, elapsed),
      }
    case 'step/entered': {
      if (round.clock.status === 'lobby' || round.clock.status === 'ended') return round
      const visits = [...closed(round, elapsed), { index: event.data.index, from: elapsed, to: null }]
      return { ...round, clock: { ...round.clock, step: event.data.index }, visits }
    }
    default:
      return assertNever(event)
  }
}

function closed(round: RoundState, elapsed: number): RoundState['visits'] {
  return round.visits.map((visit) => (visit.to === null ? { ...visit, to: elapsed } : visit))
}

function record(event: RoomEvent, elapsed: number): { seq: number; at: number; elapsed: number } {
  return { seq: event.seq, at: event.at, elapsed }
}
