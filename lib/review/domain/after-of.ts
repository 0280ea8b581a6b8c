/** The number of the event or message after which a URL asks for more; 0 if it has none. */
export function afterOf(url: string): number {
  const after = Number(new URL(url).searchParams.get('after'))
  return Number.isSafeInteger(after) ? after : 0
}
