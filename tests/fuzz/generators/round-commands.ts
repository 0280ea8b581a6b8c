import { DIMENSIONS } from '@/lib/framework/dimensions'
import { POINTS } from '@/lib/framework/points'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { PLAN_STEPS } from '@/lib/framework/steps'
import { COMMANDS } from '@/lib/rooms/domain/protocol/commands'
import type { Random } from '../../support/board/random'
import { type Forms, size } from '../input'
import { encode, map, type Node } from './message-pack'
import { oddNode, withOddPart } from './odd-node'

const SOMEBODY = '01900000-0000-7000-8000-000000000001'

const text = (random: Random) =>
  random.pick([
    'hello',
    'x'.repeat(size(random, 1, 5_000)),
    'e\u0301'.repeat(59),
    '\u0000',
    '\u{1F600}'.repeat(900),
  ])

/** The payload of a command as sent by a browser. */
export function roundPayload(kind: string, random: Random): Node {
  switch (kind) {
    case 'step':
      return map({ index: random.below(64) })
    case 'plan':
      return map({
        plan: PLAN_STEPS.slice(0, 1 + random.below(PLAN_STEPS.length)).map((slug) =>
          map({ slug, minutes: random.below(40) }),
        ),
      })
    case 'say':
    case 'note':
      return map({ text: text(random) })
    case 'hint':
      return map({ step: random.pick(PLAN_STEPS), rung: random.below(3) })
    case 'curveball':
      return map({ id: random.pick(['next', 'why-allotment', 'x'.repeat(80)]) })
    case 'facts':
      return map({ point: random.pick(POINTS) })
    case 'trial':
      return map({
        trial: random.chance(0.3)
          ? null
          : map({
              times: 1 + random.below(100),
              down: [map({ id: `part-${random.below(9)}`, name: text(random) })],
              slow: [],
              figures: [map({ id: 'capacity db', value: random.pick([null, 1, 5_000]) })],
            }),
      })
    case 'tick':
      return map({ item: `item ${random.below(1_000)}`, on: random.chance(0.5) })
    case 'quiet':
    case 'ai-grading':
      return map({ on: random.chance(0.5) })
    case 'unnote':
      return map({ seq: 1 + random.below(1_000) })
    case 'mark':
      return map({ dimension: random.pick(DIMENSIONS), score: random.pick([null, 1, 2, 3, 4]) })
    case 'role':
      return map({ userId: SOMEBODY, role: random.pick(ROOM_ROLES) })
    case 'remove':
      return map({ userId: SOMEBODY })
    case 'meeting':
      return map({
        link: random.pick([null, 'https://meet.example.org/x', 'javascript:alert(1)', text(random)]),
      })
    default:
      return map({})
  }
}

const KINDS = Object.keys(COMMANDS).filter((kind) => kind !== 'board' && kind !== 'sheet')

/** Kind and payload of a numbered command: the sender adds the rest, so that it reaches the room. */
export const roundForms: Forms = {
  ...Object.fromEntries(
    KINDS.map((kind) => [kind, (random: Random) => encodePair(kind, roundPayload(kind, random))]),
  ),
  'odd payload': (random) => {
    const kind = random.pick(KINDS)
    return encodePair(kind, withOddPart(roundPayload(kind, random), random))
  },
  'payload of another': (random) => encodePair(random.pick(KINDS), roundPayload(random.pick(KINDS), random)),
  'odd kind': (random) => encodePair(oddNode(random), map({})),
}

function encodePair(kind: Node, payload: Node): Buffer {
  return Buffer.concat([encode(kind), encode(payload)])
}
