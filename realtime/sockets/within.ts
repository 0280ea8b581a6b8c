/**
 * Stops waiting for work that takes too long. The work is not stopped: it can check whether anybody still
 * waits.
 * @param ms how long it may take
 * @param late the error to throw then
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
