import type { Trial } from '@/lib/board/graph/what-if/trial'
import { TRIAL_CHARACTERS, TRIED_AT_ONCE } from '../protocol/command-limits'

/** A part that a trial affects. Its name is stored too, because the board may have changed later. */
export type TriedPart = { id: string; name: string }

/** A trial on the board of a room, which can be read without the board. */
export type RoomTrial = {
  /** Multiplier for incoming rates, 1 to 100. */
  times: number
  down: TriedPart[]
  slow: TriedPart[]
  /** Figures that were entered, by their ids; null marks a figure as unknown after all. */
  figures: { id: string; value: number | null }[]
}

const NAME_LENGTH = 120

/**
 * A trial as stored by a room; null if it changes nothing.
 * @param names names of the board's parts by id; parts no longer on the board are left out
 */
export function roomTrialOf(
  { times, down, slow, edits }: Trial,
  names: ReadonlyMap<string, string>,
): RoomTrial | null {
  const partsOf = (ids: readonly string[]) =>
    ids.flatMap((id): TriedPart[] => {
      const name = names.get(id)
      return name === undefined ? [] : [{ id, name: shortened(name) || 'A part' }]
    })
  const figures = Object.entries(edits).map(([id, value]) => ({ id, value }))
  const trial = { times, down: partsOf(down), slow: partsOf(slow), figures }
  return isNothing(trial) ? null : trial
}

/** The name cut to the maximum length, without splitting a surrogate pair. */
function shortened(name: string): string {
  return name
    .trim()
    .slice(0, NAME_LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
}

/** The trial to compute on a board. */
export function trialOf({ times, down, slow, figures }: RoomTrial): Trial {
  return {
    times,
    down: down.map(({ id }) => id),
    slow: slow.map(({ id }) => id),
    edits: Object.fromEntries(figures.map(({ id, value }) => [id, value])),
  }
}

export function isNothing({ times, down, slow, figures }: RoomTrial): boolean {
  return times === 1 && down.length + slow.length + figures.length === 0
}

export function isSameTrial(a: RoomTrial | null, b: RoomTrial | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Whether a trial exceeds the size that a room stores. */
export function isTooLarge(trial: RoomTrial): boolean {
  const { down, slow, figures } = trial
  const most = Math.max(down.length, slow.length, figures.length)
  return most > TRIED_AT_ONCE || sizeOfTrial(trial) > TRIAL_CHARACTERS
}

/** The size of a trial in characters. */
export function sizeOfTrial(trial: RoomTrial): number {
  return JSON.stringify(trial).length
}
