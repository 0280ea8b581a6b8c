import { z } from 'zod'

/**
 * A password that somebody typed. The strength of a new one is checked by its use case; this rejects only values that
 * cannot be a password.
 */
export const enteredPasswordSchema = z
  .string()
  .min(1, 'Enter a password.')
  .max(512, 'Use at most 128 characters.')
