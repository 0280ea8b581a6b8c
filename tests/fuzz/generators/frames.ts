import { COMMANDS } from '@/lib/rooms/domain/protocol/commands'
import { MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import type { Random } from '../../support/board/random'
import { type Forms, mutated } from '../input'
import { encode, map, type Node } from './message-pack'
import { oddNode, oneTooMany, withOddPart } from './odd-node'
import { roundPayload } from './round-commands'

/** A placeholder for the sender's own room, with an id of the same length. */
export const ROOM = '00000000-0000-7000-8000-00000000f022'
export const TAB = 'tab-of-the-fuzzer'

const EVENT = 2

const pending: Node = map({ round: null, board: null, sheet: null })

/** Packets of every kind, as sent by a browser. */
const PACKETS: Readonly<Record<string, (random: Random) => Node>> = {
  connect: () => [0, null],
  disconnect: () => [1],
  answer: (random) => [3, [map({ ok: true })], random.below(100)],
  join: (random) => [
    EVENT,
    [
      MESSAGE.join,
      map({ version: PROTOCOL_VERSION, roomId: ROOM, tab: TAB, since: random.below(3), pending }),
    ],
    random.below(1_000),
  ],
  round: (random) => {
    const kind = random.pick(Object.keys(COMMANDS))
    return [EVENT, [MESSAGE.command, 0, random.below(2 ** 31), kind, roundPayload(kind, random)]]
  },
  board: (random) => [
    EVENT,
    [MESSAGE.command, 1, random.below(1_000), Uint8Array.of(1, 13, random.below(9))],
  ],
  sheet: (random) => [EVENT, [MESSAGE.command, 2, random.below(1_000), Uint8Array.of(0, 0)]],
  presence: (random) => [
    EVENT,
    [MESSAGE.presence, map({ x: random.below(500), y: -1.5, button: 'up', selected: ['a', 'b'] })],
  ],
  guide: (random) => [EVENT, [MESSAGE.guide, map({})], random.below(1_000)],
  time: (random) => [EVENT, [MESSAGE.time, map({})], random.below(1_000)],
  unknown: (random) => [EVENT, [random.pick(['nobody knows this', 'connect', '__proto__', 'e']), 1]],
}

const packet = (random: Random) => random.pick(Object.values(PACKETS))(random)

/** What a joined socket sends in one websocket frame. */
export const frameForms: Forms = {
  ...Object.fromEntries(
    Object.entries(PACKETS).map(([name, make]) => [name, (random: Random) => encode(make(random))]),
  ),
  'changed bytes': (random) => mutated(encode(packet(random)), random),
  'odd part': (random) => encode(withOddPart(packet(random), random)),
  'odd command': (random) => {
    const stream = random.chance(0.5) ? oddNode(random) : random.below(3)
    const op = random.chance(0.5) ? oddNode(random) : 1 + random.below(1_000)
    return encode([EVENT, [MESSAGE.command, stream, op, oddNode(random), oddNode(random)]])
  },
  'odd payload': (random) =>
    encode([EVENT, [random.pick(Object.values(MESSAGE)), oddNode(random)], random.below(100)]),
  'odd packet': (random) => encode([random.below(8), oddNode(random), oddNode(random)]),
  'odd frame': (random) => encode(oddNode(random)),
  'one byte too many': (random) => oneTooMany(withOddPart(packet(random), random)),
  noise: (random) => Uint8Array.from({ length: random.below(80) }, () => random.below(256)),
}
