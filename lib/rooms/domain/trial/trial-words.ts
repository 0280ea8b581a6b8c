import type { RoomTrial, TriedPart } from './room-trial'

const NAMED = 4

/** A trial in words: "Orders DB is down. Load 10×." */
export function trialWords({ times, down, slow, figures }: RoomTrial): string {
  return [
    ...(down.length > 0 ? [`${listed(down)} ${down.length === 1 ? 'is' : 'are'} down.`] : []),
    ...(slow.length > 0 ? [`${listed(slow)} ${slow.length === 1 ? 'is' : 'are'} slow.`] : []),
    ...(times === 1 ? [] : [`Load ${times}×.`]),
    ...(figures.length > 0
      ? [figures.length === 1 ? 'One figure is set.' : `${figures.length} figures are set.`]
      : []),
  ].join(' ')
}

function listed(parts: readonly TriedPart[]): string {
  const names = parts.length > NAMED + 1 ? parts.slice(0, NAMED) : parts
  const rest = parts.length - names.length
  const all = [...names.map(({ name }) => name), ...(rest > 0 ? [`${rest} more`] : [])]
  if (all.length < 2) return all[0] ?? ''
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}
