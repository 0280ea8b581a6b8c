import { AppError } from '@/lib/shared/errors'

/** The code of the error that something was refused with; `none` where it was done. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
