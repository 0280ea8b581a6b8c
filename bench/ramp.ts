import { oursUnder, type Run } from './cpu'

const STEPS = [50, 75, 100, 125, 150, 175, 200, 250, 300]
const P99_MS = 100

export type RampResult = {
  /** Deliveries per second at the last step that was answered in time. */
  deliveriesPerSecond: number
  /** The same, if the server's core had nothing else to do. */
  deliveriesPerCore: number
  steps: ({ rooms: number } & Run)[]
}

/** Adds rooms of 5 people, 2 of them drawing at 25 Hz, until edits are no longer answered within 100 ms at p99. */
export async function measureRamp(seconds: number, warmUp: number): Promise<RampResult> {
  const steps: RampResult['steps'] = []
  let best: Run | undefined
  for (const rooms of STEPS) {
    const run = await oursUnder({ rooms, people: 5, drawers: 2, hertz: 25, seconds, warmUp })
    steps.push({ rooms, ...run })
    if (run.p99Ms === null || run.p99Ms >= P99_MS) break
    best = run
  }
  return {
    deliveriesPerSecond: best?.deliveriesPerSecond ?? 0,
    deliveriesPerCore: best ? 1e6 / best.microsecondsPerDelivery : 0,
    steps,
  }
}
