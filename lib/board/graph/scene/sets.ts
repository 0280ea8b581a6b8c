/** Disjoint sets that can be merged in any order, in nearly constant time each. */
export class Sets<T> {
  private readonly parents = new Map<T, T>()

  /** Whether a value was ever joined. */
  has(value: T): boolean {
    return this.parents.has(value)
  }

  /** The representative of a value's set; the value itself while it is alone. */
  rootOf(value: T): T {
    let at = value
    for (let up = this.parents.get(at); up !== undefined && up !== at; up = this.parents.get(at)) {
      // Path halving, for later lookups.
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
