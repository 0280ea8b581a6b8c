import { notFound } from 'next/navigation'
import { AppError } from '@/lib/shared/errors'

/** The value, or the not-found page if the caller has no access to it. */
export async function orNotFound<T>(value: Promise<T>): Promise<T> {
  try {
    return await value
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound()
    throw error
  }
}
