/** What a server under test tells of itself when asked. CPU in microseconds, memory in bytes. */
export type Usage = { cpu: number; rss: number; heap: number; more: Record<string, number> }

/** Answers each message of the parent process with the CPU time and memory used so far. */
export function reportUsage(more: () => Record<string, number> = () => ({})): void {
  process.on('message', () => {
    // The time first: tidying up is not part of the work.
    const { user, system } = process.cpuUsage()
    globalThis.gc?.()
    const { rss, heapUsed } = process.memoryUsage()
    const usage: Usage = { cpu: user + system, rss, heap: heapUsed, more: more() }
    process.send?.(usage)
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.('ready')
}
