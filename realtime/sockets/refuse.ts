import { AppError, toFailure } from '@/lib/shared/errors'
import type { RoomJob } from '../commit/room-job'

/** Answers a message with a refusal: the stream and number of a command, null where it had none that the server knows. */
export type Refuse = (stream: number | null, op: number | null, code: string, message: string) => void

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
