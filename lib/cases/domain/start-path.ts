/** Five shipped cases to start with, the easiest first: one for each Point, then two that are harder. */
const START_PATH = [
  'url-shortener',
  'rate-limiter',
  'hotel-booking-system',
  'chat-messaging',
  'ride-matching',
]

/** The available cases of the start-here path, in order; none once the user has seen all of them. */
export function startPath<T extends { id: string }>(cases: readonly T[], seen: ReadonlySet<string>): T[] {
  const path = START_PATH.flatMap((id) => cases.find((one) => one.id === id) ?? [])
  return path.every(({ id }) => seen.has(id)) ? [] : path
}
