import { performance } from 'node:perf_hooks'

/** Calls each drawer `hertz` times a second for `seconds`, evenly spread. @returns the number of edits */
export function draw(drawers: ((step: number) => void)[], hertz: number, seconds: number): Promise<number> {
  const period = 1_000 / hertz
  const started = performance.now()
  const due = drawers.map((_, index) => started + (index * period) / drawers.length)
  let edits = 0
  return new Promise((resolve) => {
    const tick = () => {
      const now = performance.now()
      if (now - started >= seconds * 1_000) {
        clearInterval(timer)
        resolve(edits)
        return
      }
      for (const [index, run] of drawers.entries()) {
        if ((due[index] ?? 0) > now) continue
        due[index] = (due[index] ?? 0) + period
        // People would not draw twice as fast after a stall of this machine.
        if ((due[index] ?? 0) < now) due[index] = now + period
        run(edits++)
      }
    }
    const timer = setInterval(tick, 2)
  })
}
