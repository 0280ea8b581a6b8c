/**
 * Gives up on work that takes too long; it goes on by itself, and can ask whether it was given up on.
 * @param ms how long it may take
 * @param late what is thrown then
 */
export async function within<T>(
  ms: number,
  late: () => Error,
  work: (isOver: () => boolean) => Promise<T>,
): Promise<T> {
  let isOver = false
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isOver = true
      reject(late())
    }, ms)
  })
  try {
    return await Promise.race([work(() => isOver), tooLate])
  } finally {
    clearTimeout(timer)
  }
}
