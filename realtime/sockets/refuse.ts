import { type AppError, appError } from '@/lib/shared/errors'
import type { RoomJob } from '../commit/room-job'

/** Tells whoever gave a job that nothing came of it. */
export function refuse(job: RoomJob, error: AppError): void {
  if (job.kind === 'turn') job.failed(error)
  else job.refused(error)
}

export function unavailable(): AppError {
  return appError('unavailable')
}

export function unreadable(): AppError {
  return appError('room/unavailable')
}
