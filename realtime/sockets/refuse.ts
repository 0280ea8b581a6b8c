import { AppError, toFailure } from '@/lib/shared/errors'
import type { RoomJob } from '../commit/room-job'

/** Tells whoever gave a job that nothing came of it. */
export function refuse(job: RoomJob, error: AppError): void {
  const { code, message } = toFailure(error)
  if (job.kind === 'turn') job.failed(error)
  else job.refused(code, message)
}

export function unavailable(): AppError {
  return new AppError(
    'unavailable',
    'The server cannot save just now. Your work is kept here and sent again.',
  )
}

export function unreadable(): AppError {
  return new AppError('room/unavailable', 'The room could not be read just now. Trying again.')
}
