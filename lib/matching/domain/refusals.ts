import { AppError } from '@/lib/shared/errors'

// Every refusal of this module with its sentence.

/** They wait already, so their wish stays as it is. */
export function alreadyWaiting(): AppError {
  return new AppError(
    'matching/waiting',
    'You are in the queue already. Leave the queue to change what you want.',
  )
}

export function alreadyMatched(): AppError {
  return new AppError(
    'matching/matched',
    'You have a match already. Open it on the practice page, where you can leave it too.',
  )
}

export function tooManyJoins(): AppError {
  return new AppError('matching/too-often', 'You joined the queue very often. Try again in an hour.')
}

export function lookedTooOften(): AppError {
  return new AppError(
    'matching/looked-too-often',
    'You changed what you want many times. The figures come again in a few seconds.',
  )
}

/** Of all cases that the wish allows, none is new to this person. */
export function noCaseLeft(): AppError {
  return new AppError(
    'matching/no-case',
    'You know every case that fits. Choose fewer topics or another length.',
  )
}

export function matchOver(): AppError {
  return new AppError('matching/over', 'This match is over. Look at the practice page for where you stand.')
}

export function answeredTooLate(): AppError {
  return new AppError('matching/too-late', 'The time to answer is over. Join the queue again if you want.')
}

/** There is a room already, so the queue is not what they leave. */
export function inRoom(): AppError {
  return new AppError(
    'matching/in-room',
    'Your room is ready. Open it, or leave the room on the practice page.',
  )
}

/** Asked for another partner while the first one is there. */
export function partnerCame(): AppError {
  return new AppError('matching/partner-came', 'Your partner has just come into the room.')
}

export function tooEarly(): AppError {
  return new AppError(
    'matching/too-early',
    'Your partner still has time to come. You can look for another one five minutes after the match.',
  )
}
