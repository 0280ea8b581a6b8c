/** Stops this process when the npm that started it is killed, so that nothing keeps the port and the data. */
export function stopWithParent() {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return
  const check = () => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }
  const timer = setInterval(check, 500)
  timer.unref()
}
