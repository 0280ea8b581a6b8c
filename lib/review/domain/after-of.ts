/** The number of the event or message after which an address asks for more; 0 where it names none. */
export function afterOf(url: string): number {
  const after = Number(new URL(url).searchParams.get('after'))
  return Number.isSafeInteger(after) ? after : 0
}
