import { unpack } from 'msgpackr'
import { expect, test } from 'vitest'
import { COMMANDS } from '@/lib/rooms/domain/protocol/commands'
import { command } from '@/lib/rooms/domain/protocol/messages/command'
import { LAST_OP } from '@/lib/rooms/domain/protocol/wire'
import { encode } from '@/tests/fuzz/generators/message-pack'
import { roundPayload } from '@/tests/fuzz/generators/round-commands'
import { Random } from '@/tests/support/board/random'
import type { Served } from '../sockets/served'
import { takeCommand } from './command'

/** Whether a command reaches its room. */
function isTaken(args: readonly unknown[]): boolean {
  let taken = false
  const room = { id: 'room', tab: 'tab-of-ines', number: 1, role: 'candidate', putOff: null }
  const master = {
    submit: () => {
      taken = true
    },
  }
  const served = {
    socket: { data: { userId: 'ines', room } },
    service: { master },
    take: () => true,
    refuse: () => {},
  }
  takeCommand(served as unknown as Served, args)
  return taken
}

test('[W3] commands are parsed by hand as their schema specifies', () => {
  const random = new Random(9)
  const bytes = Uint8Array.of(1, 2)
  const kinds = Object.keys(COMMANDS)
  const messages: unknown[][] = [[], [0], [1, 1], [1, 1, bytes], [2, LAST_OP, bytes], [2, LAST_OP + 1, bytes]]
  messages.push(
    [0, 1, bytes],
    [1, 0, bytes],
    [3, 1, bytes],
    [1, 1, 'board', { patches: bytes }],
    [1, 1.5, bytes],
  )
  messages.push(
    [0, 1, 'board', { patches: bytes }],
    [0, 1, 'sheet', { update: bytes }],
    [0, 1, 'open-guide', {}],
  )
  messages.push(
    [0, 1, 'pause', {}],
    [0, 1, 'pause', { more: 1 }],
    [0, 1, 'constructor', {}],
    [null, 1, bytes],
  )
  for (let count = 0; count < 500; count++) {
    const kind = random.pick(kinds)
    messages.push([
      0,
      1 + random.below(9),
      kind,
      unpack(encode(roundPayload(random.pick([kind, random.pick(kinds)]), random))),
    ])
  }
  const taken = messages.map(isTaken)
  expect(taken).toEqual(messages.map((args) => command.args.safeParse(args).success))
  // Both happen often enough to distinguish them.
  expect(Math.min(taken.filter(Boolean).length, taken.filter((one) => !one).length)).toBeGreaterThan(50)
})
