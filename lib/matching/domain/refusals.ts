import { type AppError, appError } from '@/lib/shared/errors'
import { DECLINES_AN_HOUR } from './limits'

// Every refusal of this module; the sentences are in lib/shared/sentences/matching.ts.

/** They are already waiting, so their wish stays as it is. */
export function alreadyWaiting(): AppError {
  return appError('matching/waiting')
}

export function alreadyMatched(): AppError {
  return appError('matching/matched')
}

export function tooManyJoins(): AppError {
  return appError('matching/too-often')
}

export function tooManyDeclined(): AppError {
  return appError('matching/declined-often', { most: DECLINES_AN_HOUR })
}

export function lookedTooOften(): AppError {
  return appError('matching/looked-too-often')
}

/** This person already knows every case that the wish allows. */
export function noCaseLeft(): AppError {
  return appError('matching/no-case')
}

export function matchOver(): AppError {
  return appError('matching/over')
}

export function answeredTooLate(): AppError {
  return appError('matching/too-late')
}

/** There is already a room, so it is the room that they must leave, not the queue. */
export function inRoom(): AppError {
  return appError('matching/in-room')
}

/** They asked for another partner while the first one is there. */
export function partnerCame(): AppError {
  return appError('matching/partner-came')
}

export function tooEarly(): AppError {
  return appError('matching/too-early')
}
