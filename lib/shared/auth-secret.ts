import { env } from './env'

/**
 * The secret that signs sessions and keys hashes. The start-up always sets one; without it nobody can sign
 * in.
 */
export function authSecret(): string {
  const secret = env().AUTH_SECRET
  if (!secret) throw new Error('AUTH_SECRET is not set. `npm start` and `npm run dev` make one and keep it.')
  return secret
}
