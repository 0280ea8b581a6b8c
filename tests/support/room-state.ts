import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { RoomGuide } from '@/lib/rooms/domain/guide/guide'
import { type NewEvent, publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import type { Command, ServerCommand } from '@/lib/rooms/domain/protocol/commands'
import { parseCommand } from '@/lib/rooms/domain/protocol/commands'
import { decide } from '@/lib/rooms/domain/round/decide/decide'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { standardPlan } from '@/lib/rooms/domain/round/plan'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { AppError } from '@/lib/shared/errors'

export const START = Date.UTC(2026, 0, 5, 10)
export const MINUTE = 60_000

const ids: Record<string, string> = {
  ines: '01900000-0000-7000-8000-000000000001',
  mara: '01900000-0000-7000-8000-000000000002',
  otto: '01900000-0000-7000-8000-000000000003',
  ruth: '01900000-0000-7000-8000-000000000004',
}

/** A user in the rules' tests: Ines is candidate, Mara interviewer, Otto observer, Ruth whatever is needed. */
export function actor(name: keyof typeof ids, role: RoomRole): Actor {
  return {
    userId: ids[name] ?? '',
    number: Object.keys(ids).indexOf(String(name)) + 1,
    name: String(name),
    role,
  }
}

export const INES = actor('ines', 'candidate')
export const MARA = actor('mara', 'interviewer')
export const OTTO = actor('otto', 'observer')

export const GUIDE: RoomGuide = {
  hints: { questions: ['first', 'second', 'third'], personas: ['who'] },
  curveballs: [
    { id: 'outage', point: 'how', say: 'A region is gone.' },
    { id: 'growth', point: 'what', say: 'Ten times the load.' },
  ],
  probes: { questions: 'Who is it for?', personas: 'Which of them pays?' },
  facts: { why: [{ id: 'w1', ask: 'Why?', say: 'Because.' }], what: [], how: [] },
}

/** A room as the rules see it, driven by commands. Its log can be read back. */
export class RoomUnderTest {
  state: RoomState = emptyRoom()
  readonly log: RoomEvent[] = []
  now = START
  /** Members as stored in the database, where their other rounds matter. */
  others: Actor[] = []
  guide = GUIDE
  /** Whether a model that can grade is configured. */
  hasModel = true

  constructor(
    mode: RoomMode = 'pair',
    members: readonly Actor[] = mode === 'solo' ? [INES] : [INES, MARA, OTTO],
    { interviewer = false }: { interviewer?: boolean } = {},
  ) {
    const plan = standardPlan('product', 45)
    this.append([
      {
        kind: 'room/created',
        visibility: 'all',
        data: { title: 'Hotel', mode, plan, createdBy: INES.userId, meetingLink: null },
      },
    ])
    if (interviewer) this.append([publicEvent('interviewer/chosen', {})])
    for (const member of members) this.run(member, { kind: 'enter' })
  }

  /** @throws AppError the room's refusal */
  run(
    who: Actor,
    command: Command | ServerCommand,
    source: { client: string; op: number } | null = null,
  ): RoomEvent[] {
    return this.append(
      decide(this.state, command, {
        now: this.now,
        actor: who,
        guide: this.guide,
        members: this.others,
        hasModel: this.hasModel,
      }),
      who,
      source,
    )
  }

  /** The same by name and payload, as received over the network. */
  ask(who: Actor, kind: string, payload: object = {}): RoomEvent[] {
    return this.run(who, parseCommand(kind, payload))
  }

  /** The code with which the room refuses, or null. */
  refusal(who: Actor, kind: string, payload: object = {}): string | null {
    try {
      this.ask(who, kind, payload)
      return null
    } catch (error) {
      if (error instanceof AppError) return error.code
      throw error
    }
  }

  /** A user deletes their account. The log records it; its earlier events stay here as they were. */
  erase(who: Actor): void {
    this.append([publicEvent('member/erased', { userId: who.userId })], who)
  }

  private append(
    events: readonly NewEvent[],
    who: Actor | null = null,
    source: { client: string; op: number } | null = null,
  ): RoomEvent[] {
    return events.map((event, index) => {
      const whole: RoomEvent = {
        ...event,
        seq: this.state.seq + 1,
        at: this.now,
        actorId: who?.userId ?? null,
        client: index === 0 ? (source?.client ?? null) : null,
        op: index === 0 ? (source?.op ?? null) : null,
      }
      this.state = evolve(this.state, whole)
      this.log.push(whole)
      return whole
    })
  }
}
