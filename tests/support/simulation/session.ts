import * as Y from 'yjs'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { lastWords } from '@/lib/rooms/domain/interviewer/decide-interviewer'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { standardPlan } from '@/lib/rooms/domain/round/plan'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'
import { AppError } from '@/lib/shared/errors'
import { type Canvas, gesture } from '../board/gestures'
import { Random } from '../board/random'
import { actor, INES, MARA, OTTO, RoomUnderTest } from '../room-state'

/** A second interviewer, with private notes of their own. */
export const RUTH = actor('ruth', 'interviewer')

/** Number of random actions in a generated session, besides the required ones. */
const DEEDS = 700

/**
 * The log of a session in which everything that a room allows happens at random, from a seed: a lobby in which roles
 * and plan change, a round with pauses and steps back and forth, and actions after its end.
 */
export function generatedSession(seed: number): RoomEvent[] {
  const random = new Random(seed)
  const isSolo = seed % 5 === 0
  // In some of them nobody came, so the candidate went on alone.
  const isLeft = seed % 10 === 5
  const room = isLeft
    ? new RoomUnderTest('pair', [INES])
    : isSolo
      ? new RoomUnderTest('solo', [INES], { interviewer: true })
      : new RoomUnderTest('pair', [INES, MARA, OTTO, RUTH])
  const people = isSolo ? [INES] : [INES, MARA, OTTO, RUTH]
  const session = new GeneratedSession(room, people, random)
  session.lobby()
  if (isLeft) session.ask(INES, 'alone')
  session.ask(isSolo ? INES : MARA, 'start')
  for (let deed = 0; deed < DEEDS; deed++) session.deed(deed)
  if (room.state.round.clock.status === 'paused') session.ask(isSolo ? INES : MARA, 'resume')
  session.ask(isSolo ? INES : MARA, 'end')
  room.now += random.below(10_000)
  for (let deed = 0; deed < 20; deed++) session.deed(DEEDS + deed)
  if (seed % 4 === 1) room.erase(INES)
  return room.log
}

function triedOf(number: number) {
  const part = { id: `part-${number % 9}`, name: 'A part' }
  return { times: 1 + (number % 100), down: number % 2 === 0 ? [part] : [], slow: [], figures: [] }
}

class GeneratedSession {
  /** The worksheet on each user's page. */
  private readonly sheets = new Map<Actor, Y.Doc>()

  constructor(
    private readonly room: RoomUnderTest,
    private readonly people: readonly Actor[],
    private readonly random: Random,
  ) {}

  /** Actions that the room refuses do not happen. Returns whether it did. */
  ask(who: Actor, kind: string, payload: object = {}): boolean {
    return this.attempt(() => this.room.ask(who, kind, payload))
  }

  lobby(): void {
    const { random } = this
    if (random.chance(0.5)) this.ask(MARA, 'plan', { plan: standardPlan('feature', 35) })
    if (random.chance(0.5)) this.ask(INES, 'meeting', { link: 'https://meet.example/abc' })
    if (random.chance(0.3)) this.ask(INES, 'role', { userId: RUTH.userId, role: 'observer' })
    if (random.chance(0.2)) this.ask(INES, 'remove', { userId: OTTO.userId })
    // Once started, it can only be switched off.
    this.ask(INES, 'ai-grading', { on: true })
    this.attempt(() => this.room.run(MARA, { kind: 'open-guide' }))
  }

  /** Something that a user might do next, a moment later. */
  deed(number: number): void {
    const { random, room } = this
    room.now += random.chance(0.02) ? 20_000 + random.below(60_000) : random.below(3_000)
    const who = random.pick(this.people)
    if (number % 20 === 7) this.interview(number)
    if (number % 20 === 11) this.ask(INES, 'ai-grading', { on: number % 40 === 11 })
    const luck = random.below(100)
    if (luck < 50) this.draw(who, `${number}`)
    else if (luck < 75) this.type(who, number)
    else this.talk(who, number)
  }

  /** The AI interviewer's actions, in rooms that have one. */
  private interview(number: number): void {
    const { room } = this
    if (!room.state.round.interviewer) return
    const moves = ['reply', 'hint', 'fact', 'curveball'] as const
    const move = moves[Math.floor(number / 20) % moves.length] ?? 'reply'
    const about = { reply: null, hint: 'questions', fact: 'w1', curveball: 'next' }[move]
    const saw = { parts: room.state.board.elements.size, connections: 0, words: number }
    const words = `Interviewer ${number}`
    const after = lastWords(room.state.round)
    this.attempt(() => room.run(INES, { kind: 'interview', move, about, words, asks: '', saw, after }))
    if (number % 60 === 7) this.attempt(() => room.run(INES, { kind: 'interviewer-status', status: 'away' }))
  }

  private talk(who: Actor, number: number): void {
    const { random, room } = this
    const step = random.pick(['questions', 'personas'] as const)
    const notes = room.state.round.notes
    const deeds: [kind: string, payload: object][] = [
      ['say', { text: `${who.name} says ${number}` }],
      ['note', { text: `${who.name} notes ${number}` }],
      ['mark', { dimension: random.pick(DIMENSIONS), score: random.pick([1, 2, 3, 4, null]) }],
      ['tick', { item: `item ${random.below(9)}`, on: random.chance(0.7) }],
      ['unnote', { seq: notes.length > 0 ? random.pick(notes).seq : 1 }],
      ['step', { index: random.below(room.state.round.plan.length) }],
      ['hint', { step, rung: random.below(3) }],
      ['curveball', { id: 'next' }],
      ['facts', { point: 'why' }],
      ['trial', { trial: number % 3 === 0 ? null : triedOf(number) }],
      [random.chance(0.5) ? 'pause' : 'resume', {}],
    ]
    this.ask(who, ...random.pick(deeds))
  }

  private type(who: Actor, number: number): void {
    const { random, room } = this
    const mine = this.sheets.get(who) ?? new Y.Doc()
    this.sheets.set(who, mine)
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(room.state.sheet, Y.encodeStateVector(mine)))
    const known = Y.encodeStateVector(mine)
    const text = mine.getText(random.pick(SHEET_FIELDS).id)
    const at = random.below(text.length + 1)
    if (text.length > 10 && random.chance(0.3)) text.delete(0, Math.min(4, text.length))
    else text.insert(at, `${who.name}${number} `)
    // A refused page starts again from the room's state.
    if (!this.ask(who, 'sheet', { update: Y.encodeStateAsUpdate(mine, known) })) this.sheets.delete(who)
  }

  private draw(who: Actor, id: string): void {
    const { room, random } = this
    const canvas: Canvas = {
      elements: () => [...room.state.board.elements.values()],
      edit: (live: LooseElement) => {
        const { elements, refs } = room.state.board
        const patches = diffElement(elements.get(String(live.id)), live)
        if (patches.length > 0) this.ask(who, 'board', { patches: encodePatches(patches, refs) })
      },
      change: (changed, props) => {
        const element = room.state.board.elements.get(changed)
        if (element) canvas.edit({ ...structuredClone(element), ...props })
      },
    }
    gesture(canvas, random, `${who.name}-${id}`)
  }

  private attempt(deed: () => void): boolean {
    try {
      deed()
      return true
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return false
    }
  }
}
