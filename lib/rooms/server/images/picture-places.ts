import { appError } from '@/lib/shared/errors'
import { singleton } from '@/lib/shared/singleton'

/** Maximum number of pictures being sent to one person: as many as a browser requests at once over HTTP/1. */
export const PICTURES_AT_ONCE = 6
/** Maximum number waiting for that: all pictures of five tabs. */
export const PICTURES_WAITING = 100

type Line = { taken: number; waiting: Set<() => void> }

/**
 * Each person has a few places for responses with a picture: a response that is not read keeps its place, and
 * its memory.
 */
export class PicturePlaces {
  private readonly lines = new Map<string, Line>()

  /**
   * Waits for a place. It is freed when the caller leaves it, or when its request is over.
   * @returns a function that frees the place
   * @throws AppError `image/busy` if too many are waiting
   */
  async enter(userId: string, over: AbortSignal): Promise<() => void> {
    const line = this.lines.get(userId) ?? { taken: 0, waiting: new Set() }
    this.lines.set(userId, line)
    if (line.taken < PICTURES_AT_ONCE) line.taken++
    else await this.wait(line, over)
    let isLeft = false
    const leave = () => {
      if (isLeft) return
      isLeft = true
      over.removeEventListener('abort', leave)
      this.free(userId, line)
    }
    over.addEventListener('abort', leave)
    if (over.aborted) leave()
    return leave
  }

  private wait({ waiting }: Line, over: AbortSignal): Promise<void> {
    if (waiting.size >= PICTURES_WAITING) throw appError('image/busy')
    return new Promise((resolve, reject) => {
      const gone = () => {
        waiting.delete(start)
        reject(appError('image/busy'))
      }
      const start = () => {
        waiting.delete(start)
        over.removeEventListener('abort', gone)
        resolve()
      }
      over.addEventListener('abort', gone)
      waiting.add(start)
    })
  }

  private free(userId: string, line: Line): void {
    const [next] = line.waiting
    if (next) next()
    else if (--line.taken === 0) this.lines.delete(userId)
  }
}

/** The places of this process. */
export function picturePlaces(): PicturePlaces {
  return singleton('picture places', () => new PicturePlaces())
}
