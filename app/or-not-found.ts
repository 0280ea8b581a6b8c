import { notFound } from 'next/navigation'
import { AppError } from '@/lib/shared/errors'

/** The value, or the page that says there is nothing here for the one who asks. */
export async function orNotFound<T>(value: Promise<T>): Promise<T> {
  try {
    return await value
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound()
    throw error
  }
}
