import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The same letters typed on another keyboard may be encoded differently; all are normalised before hashing. */
const normal = (password: string) => password.normalize('NFKC')

/** Hashes a password with argon2id; takes about 20 ms of one core. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), COST)
}

/**
 * Whether the password matches the hash. Without a hash it does the same work against a dummy and returns false, so
 * that the timing doesn't reveal whether an account exists.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const dummy = await dummyHash()
  const fits = await verify(stored ?? dummy, normal(password))
  return fits && stored !== null
}

let dummyOnce: Promise<string> | undefined

function dummyHash(): Promise<string> {
  dummyOnce ??= hash(randomBytes(24), COST)
  return dummyOnce
}
