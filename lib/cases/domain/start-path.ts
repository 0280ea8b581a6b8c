/** Five shipped cases to begin with, the easiest first: one for each Point, then two that ask for more. */
const START_PATH = [
  'url-shortener',
  'rate-limiter',
  'hotel-booking-system',
  'chat-messaging',
  'ride-matching',
]

/** The cases of the start-here path that are there, in its order; none once somebody has seen all of them. */
export function startPath<T extends { id: string }>(cases: readonly T[], seen: ReadonlySet<string>): T[] {
  const path = START_PATH.flatMap((id) => cases.find((one) => one.id === id) ?? [])
  return path.every(({ id }) => seen.has(id)) ? [] : path
}
