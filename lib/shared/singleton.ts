/**
 * One value per process, shared by the custom server and the Next bundle: each loads its own copy of a
 * module, so module variables would create two connection pools.
 */
export function singleton<T>(key: string, make: () => T): T {
  const shared = globalThis as unknown as Record<symbol, T | undefined>
  const symbol = Symbol.for(`threepoint.${key}`)
  const value = shared[symbol] ?? make()
  shared[symbol] = value
  return value
}

/** Removes the value, so that the next call of singleton() creates a new one. */
export function forget<T>(key: string): T | undefined {
  const shared = globalThis as unknown as Record<symbol, T | undefined>
  const symbol = Symbol.for(`threepoint.${key}`)
  const value = shared[symbol]
  delete shared[symbol]
  return value
}
