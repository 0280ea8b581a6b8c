import { availableParallelism } from 'node:os'
import { type AppError, appError } from '@/lib/shared/errors'
import { singleton } from '@/lib/shared/singleton'

/** Hashing a password occupies a core, so one core stays free for everything else. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1))
/** Limits on the queue: per network address as many as it has attempts, so that an office fits in. */
export const LINES = { address: 40, all: 400 } as const
/** Maximum wait, in milliseconds. */
const PATIENCE = 30_000

type Waiting = { start: () => void }

/**
 * Runs a few sign-ins at once, taking turns between the network addresses they come from. Those that wait hold no
 * database connection.
 */
export class PasswordTurns {
  private readonly lines = new Map<string, Waiting[]>()
  private running = 0
  private waiting = 0

  constructor(private readonly atOnce = AT_ONCE) {}

  /** @throws AppError `auth/busy` when too many are waiting, or after 30 s; the work has not been started then */
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
    // The next turn belongs to another address.
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

/** Runs password hashing when it is this address's turn, across this whole process. */
export function inPasswordTurn<T>(address: string, work: () => Promise<T>): Promise<T> {
  return singleton('password turns', () => new PasswordTurns()).run(address, work)
}

function busy(): AppError {
  return appError('auth/busy')
}
