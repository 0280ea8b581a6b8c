import { z } from 'zod'

/** A password that somebody typed. How good a new one is is measured by its use case; here is refused what never was one. */
export const enteredPasswordSchema = z
  .string()
  .min(1, 'Enter a password.')
  .max(512, 'Use at most 128 characters.')
