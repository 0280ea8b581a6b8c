/** Runs a callback once in the next frame, however often it is requested; in a hidden page a little later. */
export class FrameTimer {
  private frame = 0
  private timeout: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly run: () => void) {}

  get waiting(): boolean {
    return this.timeout !== undefined
  }

  ask(): void {
    if (this.waiting) return
    const go = () => {
      this.cancel()
      this.run()
    }
    this.frame = requestAnimationFrame(go)
    // Hidden pages get no frames.
    this.timeout = setTimeout(go, 250)
  }

  cancel(): void {
    if (!this.waiting) return
    cancelAnimationFrame(this.frame)
    clearTimeout(this.timeout)
    this.timeout = undefined
  }
}
