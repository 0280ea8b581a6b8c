import { type AppError, appError } from '@/lib/shared/errors'
import type { RoomJob } from '../commit/room-job'

/** Tells the sender of a job that it was refused. */
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
