import { expect, test } from 'vitest'
import {
  formatClock,
  formatDay,
  formatDayTime,
  formatFixedClock,
  formatLeft,
  formatMinutes,
  formatPace,
} from './format-time'
import { initials } from './initials'

test('a clock shows minutes and seconds, and hours only if there are any', () => {
  expect(formatClock(0)).toBe('0:00')
  expect(formatClock(65.9)).toBe('1:05')
  expect(formatClock(2700)).toBe('45:00')
  expect(formatClock(3729)).toBe('1:02:09')
  expect(formatClock(-12)).toBe('-0:12')
  expect(formatClock(-0.5)).toBe('0:00')
  expect(formatFixedClock(65)).toBe('01:05')
  expect(formatFixedClock(2700)).toBe('45:00')
})

test('the time left of a step counts down, and then shows how far it is over', () => {
  expect(formatLeft(245)).toBe('4:05')
  expect(formatLeft(0)).toBe('0:00')
  expect(formatLeft(-0.2)).toBe('0:00 over')
  expect(formatLeft(-26)).toBe('0:26 over')
})

test('minutes are written in words', () => {
  expect(formatMinutes(45)).toBe('45 min')
  expect(formatMinutes(2.46)).toBe('2.5 min')
  expect(formatMinutes(60)).toBe('1 h')
  expect(formatMinutes(90)).toBe('1 h 30 min')
})

test('pace shows the direction, and nothing within a quarter of a minute', () => {
  expect(formatPace(156)).toBe('2:36 behind')
  expect(formatPace(-40)).toBe('0:40 ahead')
  expect(formatPace(14)).toBe('on plan')
})

test('a day is the date in the viewer’s zone', () => {
  const at = new Date('2026-11-20T23:30:00Z')
  const now = new Date('2026-11-22T10:00:00Z')
  expect(formatDay(at, 'UTC', now)).toBe('20 Nov')
  expect(formatDay(at, 'Asia/Tokyo', now)).toBe('21 Nov')
  expect(formatDay(at, 'UTC', new Date('2027-01-02T00:00:00Z'))).toBe('20 Nov 2026')
  expect(formatDayTime(at, 'Europe/Lisbon', now)).toBe('20 Nov, 23:30')
})

test('initials are from the first and the last word', () => {
  expect(initials('Ines Duarte')).toBe('ID')
  expect(initials('  ines maria duarte ')).toBe('ID')
  expect(initials('Cher')).toBe('C')
  expect(initials('')).toBe('?')
})
