import { AppError } from '@/lib/shared/errors'

/** The code of the error with which a promise was rejected; `none` if it succeeded. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
