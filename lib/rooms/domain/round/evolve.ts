import * as Y from 'yjs'
import { applyEdit } from '@/lib/board/domain/patch/decide-edit'
import { assertNever } from '@/lib/shared/assert-never'
import type { RoomEvent } from '../log/events'
import { elapsedAt } from './clock'
import type { RoomState } from './state'

/**
 * Takes a room one event further. The same function serves the live server, loading, replay, browsers and tests,
 * so that all of them agree.
 * @param state is used up: it is changed in place where that is cheaper, and the result replaces it.
 * @param event the next event of the log, `seq` above `state.seq` (a viewer's log has gaps where private events are).
 */
export function evolve(state: RoomState, event: RoomEvent): RoomState {
  const next = evolveContent(state, event)
  // Changed, not copied: this happens on every stroke of every room.
  next.seq = event.seq
  next.heads = headsAfter(next, event)
  if (event.client !== null && event.op !== null) next.clients[event.client] = event.op
  return next
}

function evolveContent(state: RoomState, event: RoomEvent): RoomState {
  switch (event.kind) {
    case 'board/edited':
      applyEdit(state.board, event.data.patches, event.data.corrections)
      return state
    case 'sheet/updated':
      Y.applyUpdate(state.sheet, event.data.update, 'log')
      return state
    default:
      return evolveRound(state, event)
  }
}

function headsAfter(state: RoomState, event: RoomEvent): RoomState['heads'] {
  const { heads } = state
  if (event.visibility === 'all') return { all: event.seq, staff: event.seq, own: heads.own }
  if (event.visibility === 'staff') return { ...heads, staff: event.seq }
  return { ...heads, own: { ...heads.own, [event.visibility]: event.seq } }
}

type RoundEvent = Exclude<RoomEvent, { kind: 'board/edited' | 'sheet/updated' }>

function evolveRound(state: RoomState, event: RoundEvent): RoomState {
  const elapsed = elapsedAt(state.clock, event.at)
  switch (event.kind) {
    case 'room/created':
      return { ...state, ...event.data }
    case 'member/joined': {
      const others = state.members.filter((member) => member.userId !== event.data.userId)
      const members = [...others, { ...event.data, joinedAt: event.at }].sort((a, b) => a.number - b.number)
      return { ...state, members }
    }
    case 'member/role':
      return {
        ...state,
        members: state.members.map((member) =>
          member.userId === event.data.userId ? { ...member, role: event.data.role } : member,
        ),
      }
    case 'member/removed':
      return { ...state, members: state.members.filter((member) => member.userId !== event.data.userId) }
    case 'plan/changed':
      return { ...state, plan: event.data.plan }
    case 'meeting/changed':
      return { ...state, meetingLink: event.data.link }
    case 'chat/said':
      return {
        ...state,
        chat: [...state.chat, { ...record(event, elapsed), userId: event.actorId, text: event.data.text }],
      }
    case 'hint/revealed':
      return {
        ...state,
        hints: [...state.hints, { seq: event.seq, elapsed, by: event.actorId, ...event.data }],
      }
    case 'curveball/played':
      return { ...state, curveballs: [...state.curveballs, { seq: event.seq, elapsed, ...event.data }] }
    case 'facts/revealed':
      return { ...state, facts: [...state.facts, { seq: event.seq, elapsed, ...event.data }] }
    case 'probe/asked':
      return { ...state, probes: [...state.probes, { seq: event.seq, elapsed, ...event.data }] }
    case 'guide/opened':
      return state.sawGuide.includes(event.data.userId)
        ? state
        : { ...state, sawGuide: [...state.sawGuide, event.data.userId] }
    case 'guide/ticked':
    case 'note/written':
    case 'note/removed':
    case 'mark/set':
      return evolvePrivate(state, event, elapsed)
    case 'round/started':
    case 'round/paused':
    case 'round/resumed':
    case 'round/ended':
    case 'step/entered':
      return evolveClock(state, event, elapsed)
    default:
      return assertNever(event)
  }
}

type PrivateEvent = Extract<
  RoundEvent,
  { kind: 'guide/ticked' | 'note/written' | 'note/removed' | 'mark/set' }
>

function evolvePrivate(state: RoomState, event: PrivateEvent, elapsed: number): RoomState {
  const userId = event.actorId ?? ''
  switch (event.kind) {
    case 'guide/ticked': {
      const others = (state.ticks[userId] ?? []).filter((item) => item !== event.data.item)
      const items = event.data.on ? [...others, event.data.item] : others
      return { ...state, ticks: { ...state.ticks, [userId]: items } }
    }
    case 'note/written':
      return { ...state, notes: [...state.notes, { seq: event.seq, elapsed, userId, ...event.data }] }
    case 'note/removed':
      return { ...state, notes: state.notes.filter((note) => note.seq !== event.data.seq) }
    case 'mark/set': {
      const { [event.data.dimension]: _old, ...others } = state.marks[userId] ?? {}
      const { dimension, score } = event.data
      const marks = score === null ? others : { ...others, [dimension]: score }
      return { ...state, marks: { ...state.marks, [userId]: marks } }
    }
    default:
      return assertNever(event)
  }
}

type ClockEvent = Extract<RoundEvent, { kind: `round/${string}` | 'step/entered' }>

function evolveClock(state: RoomState, event: ClockEvent, elapsed: number): RoomState {
  const step = state.clock.status === 'lobby' ? 0 : state.clock.step
  switch (event.kind) {
    case 'round/started':
      return {
        ...state,
        startedAt: event.at,
        clock: { status: 'running', step: 0, elapsedBefore: 0, resumedAt: event.at },
        visits: [{ index: 0, from: 0, to: null }],
      }
    case 'round/paused':
      return { ...state, clock: { status: 'paused', step, elapsed } }
    case 'round/resumed':
      return { ...state, clock: { status: 'running', step, elapsedBefore: elapsed, resumedAt: event.at } }
    case 'round/ended':
      return {
        ...state,
        clock: { status: 'ended', step, elapsed, endedAt: event.at },
        visits: closed(state, elapsed),
      }
    case 'step/entered': {
      if (state.clock.status === 'lobby' || state.clock.status === 'ended') return state
      const visits = [...closed(state, elapsed), { index: event.data.index, from: elapsed, to: null }]
      return { ...state, clock: { ...state.clock, step: event.data.index }, visits }
    }
    default:
      return assertNever(event)
  }
}

function closed(state: RoomState, elapsed: number): RoomState['visits'] {
  return state.visits.map((visit) => (visit.to === null ? { ...visit, to: elapsed } : visit))
}

function record(event: RoomEvent, elapsed: number): { seq: number; at: number; elapsed: number } {
  return { seq: event.seq, at: event.at, elapsed }
}
