import { Worker } from 'node:worker_threads'
import { type AppError, appError } from '@/lib/shared/errors'

type WorkerLimits = {
  /** Time limit for a job, in milliseconds. */
  ms: number
  memoryMb: number
  /** Maximum number of waiting jobs: in all, and per user. */
  waiting: number
  each: number
}

type Waiting<Job, Result> = {
  job: Job
  ms: number
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/** By how much a job may exceed its time on a machine that is busy with other things. */
const LONGEST = 5

/** Messages of a worker's script: when it has started, and for each job. */
export type WorkerAnswer<Result> = { ready: true } | { result: Result } | { failed: string }

/**
 * Runs jobs one after another in a separate thread, so that no user's input can block the rest of the process. When a
 * job takes too much time or memory, its thread is ended, and a new thread continues with the next job. Waiting users
 * take turns. The thread does not keep the process alive.
 */
export class LimitedWorker<Job, Result> {
  /** By user. After a turn, a user moves to the end. */
  private readonly lines = new Map<string, Waiting<Job, Result>[]>()
  private waiting = 0
  private worker: Worker | null = null
  private current: Waiting<Job, Result> | null = null
  private ready = false
  private timer: NodeJS.Timeout | undefined

  /** @param script returns the worker's code, a CommonJS script that answers with WorkerAnswer. */
  constructor(
    private readonly script: () => string,
    private readonly limits: WorkerLimits,
  ) {}

  /**
   * Runs a job for a user.
   * @throws AppError `worker/busy`, `worker/too-slow`, `worker/too-large`
   */
  run(job: Job, person: string, ms = this.limits.ms): Promise<Result> {
    const line = this.lines.get(person) ?? []
    if (this.waiting >= this.limits.waiting || line.length >= this.limits.each) {
      return Promise.reject(appError('worker/busy'))
    }
    return new Promise((resolve, reject) => {
      line.push({ job, ms, resolve, reject })
      this.lines.set(person, line)
      this.waiting++
      this.next()
    })
  }

  /** Starts the thread, so that the first job need not wait for it. */
  start(): void {
    if (this.worker) return
    const { memoryMb } = this.limits
    const worker = new Worker(this.script(), {
      eval: true,
      env: {},
      execArgv: [],
      // Together they are the memory that the thread may use.
      resourceLimits: { maxOldGenerationSizeMb: (memoryMb * 7) / 8, maxYoungGenerationSizeMb: memoryMb / 8 },
    })
    worker.unref()
    worker.on('message', (answer: WorkerAnswer<Result>) => worker === this.worker && this.take(answer))
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (worker !== this.worker) return
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      this.give(isMemory ? tooLarge() : error)
    })
    worker.on('exit', () => worker === this.worker && this.give(new Error('The worker ended by itself.')))
    this.worker = worker
    this.ready = false
  }

  /** Ends the thread to free its memory, unless a job is running. The next job starts another. */
  stop(): void {
    const { worker } = this
    if (this.current) return
    this.worker = null
    void worker?.terminate()
  }

  private next(): void {
    if (this.current) return
    const [first] = this.lines
    if (!first) return
    const [person, line] = first
    const job = line.shift()
    this.lines.delete(person)
    if (line.length > 0) this.lines.set(person, line)
    if (!job) return
    this.waiting--
    this.current = job
    this.start()
    this.worker?.ref()
    if (this.ready) this.send(job)
  }

  private send({ job, ms }: Waiting<Job, Result>): void {
    this.worker?.postMessage(job)
    this.watch(ms)
  }

  /**
   * If the machine is busy with other things, a job gets its time later: the limit is on the CPU time of this process.
   */
  private watch(ms: number): void {
    const started = process.cpuUsage()
    const last = performance.now() + LONGEST * ms
    const wait = (left: number) => {
      this.timer = setTimeout(() => {
        const { user, system } = process.cpuUsage(started)
        const used = (user + system) / 1000
        if (used < ms && performance.now() < last) wait(Math.max(20, ms - used))
        else this.give(tooSlow())
      }, left)
    }
    wait(ms)
  }

  private take(answer: WorkerAnswer<Result>): void {
    if ('ready' in answer) {
      this.ready = true
      if (this.current) this.send(this.current)
      return
    }
    const { current } = this
    this.finish()
    if ('result' in answer) current?.resolve(answer.result)
    else current?.reject(new Error(answer.failed))
    this.next()
  }

  /** Abandons the thread and its job. */
  private give(error: unknown): void {
    const { worker, current } = this
    this.worker = null
    this.finish()
    void worker?.terminate()
    current?.reject(error)
    this.next()
  }

  private finish(): void {
    clearTimeout(this.timer)
    this.current = null
    this.worker?.unref()
  }
}

function tooSlow(): AppError {
  return appError('worker/too-slow')
}

function tooLarge(): AppError {
  return appError('worker/too-large')
}
