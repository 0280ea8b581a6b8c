import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { TICKET_MS } from '@/lib/matching/domain/limits'
import { newId } from '@/lib/shared/ids'
import { A_WISH } from '../fixtures/seekers'
import { Random } from '../support/board/random'
import { bundleServer, root } from '../support/servers/bundle-server'

let bundle: Promise<string> | undefined

/** A process that executes commands, line by line, until it is killed. */
class Worker {
  private constructor(
    private readonly child: ChildProcess,
    private readonly lines: AsyncIterator<string>,
  ) {}

  static async start(): Promise<Worker> {
    bundle ??= bundleServer('tests/support/servers/queue-process.ts', `queue-process-${process.pid}`)
    const child = spawn(process.execPath, [await bundle], {
      cwd: root,
      env: process.env,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    // Writes to a process that was just killed are lost.
    child.stdin?.on('error', () => {})
    if (!child.stdout) throw new Error('There is nothing to read')
    const worker = new Worker(child, createInterface({ input: child.stdout })[Symbol.asyncIterator]())
    await worker.lines.next()
    return worker
  }

  /** @returns false if it was killed before it finished @throws Error with the cause of a failure */
  async does(what: object): Promise<boolean> {
    this.child.stdin?.write(`${JSON.stringify(what)}\n`)
    const { value, done } = await this.lines.next()
    if (done) return false
    if (value !== 'done') throw new Error(String(value))
    return true
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  async kill(): Promise<void> {
    if (!this.isAlive) return
    const ended = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await ended
  }
}

type Outcome = {
  findings: string[]
  rooms: number
  waiting: number
  accepts: number
}

/**
 * Two processes pair people and handle every acceptance, each of them twice at once, while one or the other is killed.
 * @param silent how many never answer, so that some go back into the queue
 * @returns what is wrong with people's places in the end
 */
export async function acceptUnderKills(
  seed: number,
  { people, silent, kills }: { people: number; silent: number; kills: number },
): Promise<Outcome> {
  const random = new Random(seed)
  const ids = await joinAll(people)
  const workers = [await Worker.start(), await Worker.start()]
  /** Has both do something until it is done, regardless of kills meanwhile. */
  const both = (...tasks: [object, object]): Promise<unknown> =>
    Promise.all(
      tasks.map(async (task, index) => {
        while (!(await workers[index]?.does(task))) workers[index] = await Worker.start()
      }),
    )
  const pairing = both({ pair: true }, { pair: true })
  await killSome(random, workers, Math.floor(kills / 3))
  await pairing
  const tickets = await db.ticket.findMany({ where: { userId: { in: ids }, matchId: { not: null } } })
  const answers = shuffled(random, tickets).slice(silent)
  const accepting = both({ answers }, { answers: shuffled(random, answers) })
  await killSome(random, workers, kills - Math.floor(kills / 3))
  await accepting
  const open = await db.match.findMany({ where: { outcome: null, seats: { some: { userId: { in: ids } } } } })
  const end = open.map(({ id }) => id)
  await both({ end }, { end })
  const findings = await wrongPlaces(ids)
  await Promise.all(workers.map((worker) => worker.kill()))
  const rooms = await db.room.count({ where: { matched: true, members: { some: { userId: { in: ids } } } } })
  const waiting = await db.ticket.count({ where: { userId: { in: ids }, matchId: null } })
  return { findings, rooms, waiting, accepts: 2 * answers.length }
}

/** Kills one process after the other, each a moment after it has started to work. */
async function killSome(random: Random, workers: readonly Worker[], kills: number): Promise<void> {
  for (let killed = 0; killed < kills; ) {
    await wait(5 + random.below(100))
    const victim = random.pick(workers)
    if (!victim.isAlive) continue
    await victim.kill()
    killed++
  }
}

function shuffled(random: Random, answers: readonly { userId: string; matchId: string | null }[]) {
  const keyed = answers.map(({ userId, matchId }) => ({ key: random.next(), answer: { userId, matchId } }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ answer }) => answer)
}

async function joinAll(people: number): Promise<string[]> {
  const ids = Array.from({ length: people }, newId)
  await db.user.createMany({ data: ids.map((id, index) => ({ id, name: `Person ${index}` })) })
  const now = Date.now()
  await db.ticket.createMany({
    data: ids.map((userId, index) => ({
      userId,
      ...A_WISH,
      since: new Date(now + index),
      endsAt: new Date(now + TICKET_MS),
    })),
  })
  return ids
}

/** A sentence for everybody who is neither in exactly one room, nor back in the queue, nor out of it. */
async function wrongPlaces(ids: readonly string[]): Promise<string[]> {
  const findings: string[] = []
  const members = await db.member.findMany({ where: { userId: { in: [...ids] } } })
  const tickets = await db.ticket.findMany({
    where: { userId: { in: [...ids] } },
    include: { seat: { include: { match: true } } },
  })
  for (const userId of ids) {
    const rooms = members.filter((member) => member.userId === userId).map(({ roomId }) => roomId)
    const ticket = tickets.find((one) => one.userId === userId)
    const held = ticket?.seat?.match.roomId ?? null
    if (rooms.length > 1) findings.push(`${userId} is in ${rooms.length} rooms`)
    if (rooms.length === 1 && held !== rooms[0]) findings.push(`${userId} is in a room without its match`)
    if (rooms.length === 0 && held) findings.push(`${userId} has a match without a room`)
    if (ticket?.matchId && !held) findings.push(`${userId} is held by a match that is over`)
  }
  const made = await db.room.findMany({
    where: { members: { some: { userId: { in: [...ids] } } } },
    include: { members: true, match: { include: { seats: true } } },
  })
  for (const { id, members: inside, match } of made) {
    const matched = match?.seats.map(({ userId }) => userId).sort()
    const seated = inside.map(({ userId }) => userId).sort()
    if (seated.length !== 2 || matched?.join() !== seated.join())
      findings.push(`room ${id} holds ${seated.length} people, and its match ${matched?.length}`)
  }
  const accepted = await db.match.count({
    where: {
      roomId: null,
      seats: { every: { acceptedAt: { not: null } }, some: { userId: { in: [...ids] } } },
    },
  })
  if (accepted > 0) findings.push(`${accepted} matches were accepted by both and have no room`)
  return findings
}
