import { availableParallelism } from 'node:os'
import { type AppError, appError } from '@/lib/shared/errors'
import { singleton } from '@/lib/shared/singleton'

/** Hashing a password fills a core, so one stays free for everything else. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1))
/** Who may wait: as many of one network address as it has tries, so that an office fits in. */
export const LINES = { address: 40, all: 400 } as const
/** Milliseconds that somebody waits at most. */
const PATIENCE = 30_000

type Waiting = { start: () => void }

/**
 * Lets a few sign-ins through at once, by turns of the network addresses that they come from. Whoever waits holds no
 * connection to the database.
 */
export class PasswordTurns {
  private readonly lines = new Map<string, Waiting[]>()
  private running = 0
  private waiting = 0

  constructor(private readonly atOnce = AT_ONCE) {}

  /** @throws AppError `auth/busy` where too many wait already, or after 30 s; the work was not begun then */
  async run<T>(address: string, work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running++
    else await this.wait(address)
    try {
      return await work()
    } finally {
      this.next()
    }
  }

  private wait(address: string): Promise<void> {
    const line = this.lines.get(address) ?? []
    if (line.length >= LINES.address || this.waiting >= LINES.all) throw busy()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.remove(address, entry)
        reject(busy())
      }, PATIENCE)
      const entry: Waiting = {
        start: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      line.push(entry)
      this.lines.set(address, line)
      this.waiting++
    })
  }

  private next(): void {
    const [address, line] = this.lines.entries().next().value ?? []
    const first = line?.[0]
    if (address === undefined || !first) {
      this.running--
      return
    }
    this.remove(address, first)
    // The next turn is another address's.
    const rest = this.lines.get(address)
    this.lines.delete(address)
    if (rest) this.lines.set(address, rest)
    first.start()
  }

  private remove(address: string, entry: Waiting): void {
    const rest = this.lines.get(address)?.filter((other) => other !== entry) ?? []
    this.waiting--
    if (rest.length > 0) this.lines.set(address, rest)
    else this.lines.delete(address)
  }
}

/** Does what hashes passwords when it is this address's turn, for all of this process. */
export function inPasswordTurn<T>(address: string, work: () => Promise<T>): Promise<T> {
  return singleton('password turns', () => new PasswordTurns()).run(address, work)
}

function busy(): AppError {
  return appError('auth/busy')
}
