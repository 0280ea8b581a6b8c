import { expect, test } from 'vitest'
import { AppError } from '@/lib/shared/errors'
import type { Command, ServerCommand } from '../protocol/commands'
import { isTemporary } from '../protocol/wire'
import { CONTROL_RESERVE, checkLogQuota, PERSON_DAY_BYTES, ROOM_LOG_BYTES, ROW_BYTES } from './log-quota'

const patches = new Uint8Array(50)
const WORK: Command[] = [
  { kind: 'board', patches },
  { kind: 'sheet', update: patches },
  { kind: 'say', text: 'hello' },
  { kind: 'note', text: 'hello' },
]
const CONTROL: Command[] = [
  { kind: 'start' },
  { kind: 'pause' },
  { kind: 'resume' },
  { kind: 'step', index: 1 },
  { kind: 'mark', dimension: 'communication', score: 3 } as Command,
]
const ALWAYS: (Command | ServerCommand)[] = [{ kind: 'end' }, { kind: 'enter' }, { kind: 'open-guide' }]

function refusal(command: Command | ServerCommand, room: number, person: number): string | null {
  try {
    checkLogQuota(command, { room, person })
    return null
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test.each([
  ['room/full', (bytes: number): [number, number] => [bytes, 0], ROOM_LOG_BYTES],
  ['person/too-much-today', (bytes: number): [number, number] => [0, bytes], PERSON_DAY_BYTES],
])(
  '[L7] %s refuses work for good, goes on with the round for a while, and always ends it',
  (code, use, limit) => {
    const all = (commands: (Command | ServerCommand)[], bytes: number) =>
      commands.map((command) => refusal(command, ...use(bytes)))
    expect(all([...WORK, ...CONTROL, ...ALWAYS], limit - 1_000)).toEqual(Array(12).fill(null))
    expect(all(WORK, limit)).toEqual(Array(4).fill(code))
    expect(all([...CONTROL, ...ALWAYS], limit)).toEqual(Array(8).fill(null))
    expect(all(CONTROL, limit + CONTROL_RESERVE)).toEqual(Array(5).fill(code))
    expect(all(ALWAYS, limit + 2 * CONTROL_RESERVE)).toEqual(Array(3).fill(null))
    expect(isTemporary(code)).toBe(false)
  },
)

test('[L7] ninety minutes of ten people fit, with six drawing at 20 Hz all the time and a full chat', () => {
  const edits = 6 * 20 * 90 * 60 * (ROW_BYTES + 46)
  const chat = 3_000 * (ROW_BYTES + 4_000)
  expect(edits + chat).toBeLessThan(ROOM_LOG_BYTES)
})
