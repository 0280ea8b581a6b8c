import { appError } from '@/lib/shared/errors'
import { BOARD_LIMITS } from '../board-limits'
import { badValue } from '../fields/field-kind'
import { type BoardElement, isMadeOfPoints } from './element'

/** Neither spaces nor control characters: browsers drop some of them, which yields a different URL. */
const SAFE_LINK = /^(https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu

/** Whether a link may be followed from a shared board: only web and e-mail addresses. */
export function isSafeLink(value: string): boolean {
  return SAFE_LINK.test(value)
}

/** @throws AppError `board/bad-link` */
export function validateLink(link: string): void {
  if (!isSafeLink(link)) throw appError('board/bad-link')
}

/**
 * Checks what the types of the values cannot express, in constant time.
 * @param size bytes, as returned by elementSize. Throws AppErrors `board/…`.
 */
export function validateElement(element: BoardElement, size: number): void {
  if (size > BOARD_LIMITS.elementBytes) {
    throw appError('board/element-too-large')
  }
  const { fontSize = 1, lineHeight = 1, points } = element
  const fewest = element.type === 'freedraw' ? 1 : 2
  const fits =
    within(element.opacity, 0, 100) &&
    within(element.strokeWidth, 0, BOARD_LIMITS.strokeWidth) &&
    within(element.roughness, 0, BOARD_LIMITS.roughness) &&
    within(fontSize, 0.01, BOARD_LIMITS.fontSize) &&
    within(lineHeight, 0.01, 100) &&
    (!isMadeOfPoints(element.type) || (points !== undefined && points.length >= fewest))
  if (!fits) throw badValue()
}

function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}
