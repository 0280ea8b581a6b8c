import { type AppError, appError } from '@/lib/shared/errors'
import { DECLINES_AN_HOUR } from './limits'

// Every refusal of this module; their sentences are in lib/shared/sentences/matching.ts.

/** They wait already, so their wish stays as it is. */
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

/** Of all cases that the wish allows, none is new to this person. */
export function noCaseLeft(): AppError {
  return appError('matching/no-case')
}

export function matchOver(): AppError {
  return appError('matching/over')
}

export function answeredTooLate(): AppError {
  return appError('matching/too-late')
}

/** There is a room already, so the queue is not what they leave. */
export function inRoom(): AppError {
  return appError('matching/in-room')
}

/** Asked for another partner while the first one is there. */
export function partnerCame(): AppError {
  return appError('matching/partner-came')
}

export function tooEarly(): AppError {
  return appError('matching/too-early')
}
