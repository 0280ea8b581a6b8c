/** What a server under test reports about itself. CPU in microseconds, memory in bytes. */
export type Usage = { cpu: number; rss: number; more: Record<string, number> }

/** Answers each message of the parent process: `usage` with the CPU time used so far, `memory` with memory too. */
export function reportUsage(more: () => Record<string, number> = () => ({})): void {
  process.on('message', (wanted) => {
    const { user, system } = process.cpuUsage()
    // Garbage collection is not part of the work, and too expensive in the middle of it.
    if (wanted === 'memory') globalThis.gc?.()
    const { rss } = process.memoryUsage()
    const usage: Usage = { cpu: user + system, rss, more: more() }
    process.send?.(usage)
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.('ready')
}
