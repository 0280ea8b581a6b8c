/** Sets that are joined with each other, whatever their order, in nearly constant time each. */
export class Sets<T> {
  private readonly parents = new Map<T, T>()

  /** Whether something was ever joined. */
  has(value: T): boolean {
    return this.parents.has(value)
  }

  /** What stands for the set of a value; the value itself while it is alone. */
  rootOf(value: T): T {
    let at = value
    for (let up = this.parents.get(at); up !== undefined && up !== at; up = this.parents.get(at)) {
      // Halves the way for whoever asks next.
      const above = this.parents.get(up) ?? up
      this.parents.set(at, above)
      at = above
    }
    return at
  }

  join(a: T, b: T): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)]
    this.parents.set(one, other)
    this.parents.set(other, other)
  }
}
