import { plannedStart } from '@/lib/rooms/domain/round/plan'
import { type Beat, modelScript } from './model-script'
import type { ModelSource } from './model-source'
import { type PlayedModel, RoundPlayer } from './round-player'

/** The share of a step's time that its beats take; the rest is left for reading the last of them. */
const BEATS_SHARE = 0.94
/** How long after the previous beat something is said, in milliseconds; the rest of its time is for reading it. */
const SPEAKING_AFTER = 1_500
/**
 * Characters that appear at once while typing, and the maximum number of changes to a field: a long text takes larger
 * steps.
 */
const STROKE = 14
const MOST_STROKES = 150
/** What drawing an element counts for, in characters. */
const ELEMENT_WEIGHT = 18

/**
 * A complete round on a case as a log like any other, decided by the same rules: steps at their planned minutes, the
 * worksheet typed, the reference board drawn, a deep dive and a curveball. The same case always gives the same log.
 * @throws AppError if the case is too long for a room and its rules refuse something
 */
export function modelRound(source: ModelSource): PlayedModel {
  return playThrough(modelRoundInSteps(source))
}

/** The same in small steps, for a process that has other work to do in between. */
export function* modelRoundInSteps(source: ModelSource): Generator<undefined, PlayedModel> {
  const player = new RoundPlayer(source)
  const script = modelScript(source)
  const { plan } = player
  player.begin()
  for (const [index, { slug, minutes }] of plan.entries()) {
    const from = plannedStart(plan, index) * 60_000
    if (index > 0) player.step(index, from)
    yield* playBeats(player, script[slug] ?? [], from, minutes * 60_000 * BEATS_SHARE)
  }
  return player.end(plannedStart(plan, plan.length) * 60_000)
}

/** Runs a round that is made in steps to its end. */
export function playThrough(steps: Generator<undefined, PlayedModel>): PlayedModel {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Plays beats one after the other, each for a share of the time that depends on its length. */
function* playBeats(
  player: RoundPlayer,
  beats: readonly Beat[],
  from: number,
  ms: number,
): Generator<undefined, void> {
  const whole = beats.reduce((sum, beat) => sum + weightOf(beat), 0)
  let at = from
  for (const beat of beats) {
    const share = (weightOf(beat) / whole) * ms
    yield* playBeat(player, beat, at, share)
    at += share
  }
}

function* playBeat(player: RoundPlayer, beat: Beat, from: number, ms: number): Generator<undefined, void> {
  switch (beat.kind) {
    case 'say':
      player.say(beat.who, beat.text, from + Math.min(ms, SPEAKING_AFTER))
      return
    case 'write':
      yield* write(player, beat, from, ms)
      return
    case 'draw':
      for (const [index, element] of beat.elements.entries())
        player.draw(element, from + (ms * (index + 1)) / beat.elements.length)
      yield
      return
    case 'curveball':
      player.curveball(beat.id, from + Math.min(ms, SPEAKING_AFTER))
  }
}

function* write(
  player: RoundPlayer,
  { field, text }: Extract<Beat, { kind: 'write' }>,
  from: number,
  ms: number,
): Generator<undefined, void> {
  // By code points: half a surrogate pair is not a character.
  const letters = [...text]
  const stroke = Math.max(STROKE, Math.ceil(letters.length / MOST_STROKES))
  for (let at = 0; at < letters.length; at += stroke) {
    const elapsed = from + (ms * Math.min(letters.length, at + stroke)) / letters.length
    const written = letters.slice(at, at + stroke).join('')
    player.type(field, { at: player.textOf(field).length, removed: 0, text: written }, elapsed)
    yield
  }
}

function weightOf(beat: Beat): number {
  switch (beat.kind) {
    case 'say':
    case 'write':
    case 'curveball':
      return beat.text.length
    case 'draw':
      return beat.elements.length * ELEMENT_WEIGHT
  }
}
