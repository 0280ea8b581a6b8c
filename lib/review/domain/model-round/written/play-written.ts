import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import type { ModelSource } from '../model-source'
import { type PlayedModel, RoundPlayer } from '../round-player'
import { DrawingParts } from './drawing-parts'
import { strokesOf } from './strokes'
import {
  type PartName,
  type WrittenBeat,
  type WrittenRound,
  WrittenRoundError,
  type WrittenStep,
} from './written-round'

/** Time from one element of a drawing to the next, in milliseconds. */
const BETWEEN_ELEMENTS = 1_400
/** How long a text is selected before it is replaced, in milliseconds. */
const BEFORE_REWRITING = 900

/**
 * Plays a written round by the rules of a room. The same file and case always give the same log.
 * @throws WrittenRoundError if the file names something that its case does not have, or types two things at once;
 * AppError if the rules of a room refuse something
 */
export function* playWritten(source: ModelSource, round: WrittenRound): Generator<undefined, PlayedModel> {
  const player = new RoundPlayer(source)
  const { plan } = player
  const missing = plan[round.steps.length]
  if (missing)
    throw new WrittenRoundError(round.steps.at(-1)?.line ?? 1, `the step ${missing.slug} is missing`)
  player.begin()
  const writer = new Writer(player, source, round)
  for (const [index, step] of round.steps.entries()) {
    if (plan[index]?.slug !== step.slug)
      throw new WrittenRoundError(step.line, `here the plan has ${plan[index]?.slug ?? 'no step any more'}`)
    if (index > 0) player.step(index, step.at)
    yield* writer.play(step, round.steps[index + 1]?.at ?? round.end)
  }
  return player.end(round.end)
}

/** What happens at one moment. */
type Deed = { at: number; run: () => void }

class Writer {
  private readonly parts: DrawingParts

  constructor(
    private readonly player: RoundPlayer,
    source: ModelSource,
    round: WrittenRound,
  ) {
    this.parts = new DrawingParts(source.placed, round)
  }

  /** @param until when the next step begins: typing and drawing are over by then */
  *play({ beats }: WrittenStep, until: number): Generator<undefined, void> {
    const deeds: Deed[] = []
    // Typing and drawing happen one after the other, as with one hand. Speaking may overlap with them.
    let handsFree = 0
    for (const beat of beats) {
      const own = this.deedsOf(beat)
      deeds.push(...own)
      if (beat.kind === 'say' || beat.kind === 'curveball') continue
      if (beat.at < handsFree)
        throw new WrittenRoundError(
          beat.line,
          `what stands above is typed or drawn until ${clock(handsFree)}`,
        )
      handsFree = own.at(-1)?.at ?? beat.at
      if (handsFree > until)
        throw new WrittenRoundError(beat.line, `this goes on until ${clock(handsFree)}, into the next step`)
    }
    for (const { run } of deeds.sort((a, b) => a.at - b.at)) {
      run()
      yield
    }
  }

  private deedsOf(beat: WrittenBeat): Deed[] {
    const { player } = this
    switch (beat.kind) {
      case 'say':
        return [{ at: beat.at, run: () => player.say(beat.who, beat.text, beat.at) }]
      case 'curveball':
        return [{ at: beat.at, run: () => player.curveball(beat.id, beat.at) }]
      case 'write':
        return this.typed(beat, beat.field, beat.text, () => player.textOf(beat.field).length)
      case 'rewrite':
        return this.rewritten(beat)
      case 'draw':
      case 'erase':
        return this.drawn(beat, beat.parts, beat.kind === 'erase')
      case 'sketch-box':
        return this.drawn(beat, [{ box: beat.box.id }], false)
      case 'sketch-arrow':
        return this.drawn(beat, [beat.arrow], false)
    }
  }

  /**
   * Appends text below what a field already contains. @param start returns the position where it begins, evaluated at
   * that time
   */
  private typed(
    { at, line }: WrittenBeat,
    field: SheetFieldId,
    text: string,
    start: () => number,
    removed = 0,
  ): Deed[] {
    let place = 0
    const strokes = strokesOf(text)
    return strokes.map((stroke, index) => ({
      at: at + stroke.after,
      run: () => {
        const { player } = this
        if (index === 0) {
          place = start()
          if (place < 0) throw new WrittenRoundError(line, `${field} does not say that at this moment`)
          if (place > 0 && removed === 0) player.type(field, { at: place++, removed: 0, text: '\n' }, at)
        }
        const taken = index === 0 ? removed : 0
        place -= stroke.removed
        player.type(
          field,
          { at: place, removed: stroke.removed + taken, text: stroke.text },
          at + stroke.after,
        )
        place += stroke.text.length
      },
    }))
  }

  private rewritten(beat: Extract<WrittenBeat, { kind: 'rewrite' }>): Deed[] {
    const start = () => this.player.textOf(beat.field).indexOf(beat.old)
    const later = { ...beat, at: beat.at + BEFORE_REWRITING }
    return this.typed(later, beat.field, beat.text, start, beat.old.length)
  }

  private drawn({ at, line }: WrittenBeat, parts: readonly PartName[], isDeleted: boolean): Deed[] {
    const elements = parts.flatMap((part) => {
      const found = this.parts.elementsOf(part)
      if (found.length === 0) throw new WrittenRoundError(line, 'the board has no such part')
      return found
    })
    return elements.map((element, index) => {
      const then = at + index * (isDeleted ? 0 : BETWEEN_ELEMENTS)
      return { at: then, run: () => this.player.draw({ ...element, isDeleted }, then) }
    })
  }
}

function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
