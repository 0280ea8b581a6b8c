import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { RefTable } from '@/lib/board/domain/fields/refs'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import { element } from '@/tests/support/board/elements'
import { actor, INES, MARA, OTTO, RoomUnderTest } from '@/tests/support/room-state'
import { COMMANDS, type CommandKind } from '../protocol/commands'
import { sheetText } from '../worksheet/worksheet'
import { standardPlan } from './plan'

type Phase = 'lobby' | 'running' | 'ended'

const sheet = new Y.Doc()
sheetText(sheet, 'summary').insert(0, 'x')
const patches = encodePatches([{ kind: 'add', element: element('a', 'rectangle') }], new RefTable())

/** Every command that people can send, with a payload that is valid by itself. */
const ASKS: Record<CommandKind, object> = {
  start: {},
  pause: {},
  resume: {},
  end: {},
  step: { index: 1 },
  plan: { plan: standardPlan('product', 35) },
  say: { text: 'x' },
  hint: { step: 'questions', rung: 0 },
  curveball: { id: 'next' },
  facts: { point: 'why' },
  trial: { trial: { times: 10, down: [{ id: 'db', name: 'Orders DB' }], slow: [], figures: [] } },
  tick: { item: 'x', on: true },
  note: { text: 'x' },
  unnote: { seq: 1 },
  mark: { dimension: 'scope', score: 2 },
  role: { userId: OTTO.userId, role: 'interviewer' },
  remove: { userId: OTTO.userId },
  meeting: { link: 'https://meet.example.org/x' },
  alone: {},
  quiet: { on: true },
  'ai-grading': { on: true },
  sheet: { update: Y.encodeStateAsUpdate(sheet) },
  board: { patches },
}

const WORK: CommandKind[] = ['board', 'sheet']
const ROUND: CommandKind[] = [
  'start',
  'pause',
  'resume',
  'end',
  'step',
  'plan',
  'hint',
  'curveball',
  'facts',
  'trial',
  'quiet',
]
const PRIVATE: CommandKind[] = ['tick', 'note', 'unnote', 'mark']
const ARRANGE: CommandKind[] = ['role', 'remove', 'meeting']

/** limits.md in code: what a role may ever do. */
function mayEver(role: RoomRole, mode: RoomMode, kind: CommandKind): boolean {
  if (WORK.includes(kind) || kind === 'say' || kind === 'ai-grading') return role !== 'observer'
  if (PRIVATE.includes(kind)) return role === 'interviewer'
  if (ROUND.includes(kind) || ARRANGE.includes(kind))
    return role === 'interviewer' || (mode === 'solo' && role === 'candidate')
  // Only for a candidate who created the room, which nobody here did.
  if (kind === 'alone') return false
  throw new Error(`${kind} stands in no row`)
}

/** Refusals because of the person's role, not of the moment. */
const ABOUT_THE_ROLE: ReadonlySet<string> = new Set([
  ...Object.values(COMMANDS).map(({ sender }) => sender.code),
  'round/time-left',
])

function roomIn(phase: Phase, mode: RoomMode): RoomUnderTest {
  const creator = actor('ruth', 'observer')
  const room = new RoomUnderTest(mode, [INES, MARA, OTTO])
  // Created by somebody else, so that only the role counts.
  room.state.round = { ...room.state.round, createdBy: creator.userId }
  if (phase !== 'lobby') room.ask(MARA, 'start')
  if (phase === 'ended') room.ask(MARA, 'end')
  return room
}

describe.each<RoomMode>(['pair', 'solo'])('[P7] in a %s room', (mode) => {
  describe.each<[RoomRole, typeof INES]>([
    ['candidate', INES],
    ['interviewer', MARA],
    ['observer', OTTO],
  ])('the %s', (role, who) => {
    test.each(Object.keys(COMMANDS) as CommandKind[])('%s', (kind) => {
      for (const phase of ['lobby', 'running', 'ended'] as const) {
        const room = roomIn(phase, mode)
        const before = room.log.length
        // What the command itself defines about its senders.
        expect(COMMANDS[kind].sender.may(who, room.state.round)).toBe(mayEver(role, mode, kind))
        const code = room.refusal(who, kind, ASKS[kind])
        if (mayEver(role, mode, kind)) expect(ABOUT_THE_ROLE.has(code ?? '')).toBe(false)
        else {
          expect(
            ABOUT_THE_ROLE.has(code ?? '') || code === 'round/not-started' || code === 'round/ended',
          ).toBe(true)
          expect(room.log.length).toBe(before)
        }
      }
    })
  })
})

test("[M3] the room's creator arranges it whatever their role", () => {
  const room = new RoomUnderTest()
  expect(room.refusal(INES, 'role', { userId: OTTO.userId, role: 'interviewer' })).toBeNull()
})
