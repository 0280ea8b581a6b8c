import { expect, test } from 'vitest'
import { meetingLinkSchema } from '../protocol/meeting-link-schema'
import { meetingLinkProblem, readMeetingLink, withScheme } from './meeting-link'

test.each([
  'https://meet.example.org/abc-defg-hij',
  ' https://zoom.us/j/123?pwd=x#go ',
  'HTTPS://meet.example.org',
  `https://a.example/${'x'.repeat(282)}`,
])('[MT2] a link that is accepted: %s', (text) => {
  expect(meetingLinkSchema.safeParse(text).success).toBe(true)
  expect(meetingLinkProblem(text)).toBeNull()
})

test.each([
  '',
  'meet.example.org/abc',
  'http://meet.example.org',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://',
  'https:meet.example.org',
  'https://meet.example.org@evil.example/x',
  'https://a b.example',
  'https://a.example\\b',
  'https://a.example/\nx',
  `https://a.example/${'x'.repeat(283)}`,
  `https://a.example/${'ü'.repeat(200)}`,
])('[MT2] a link that is refused: %s', (text) => {
  const problem = meetingLinkProblem(text)
  expect(problem).not.toBeNull()
  expect(meetingLinkSchema.safeParse(text).error?.issues[0]?.message).toBe(problem)
})

test('[MT2] a look-alike host is spelled out', () => {
  expect(readMeetingLink('https://mееt.example')).toBe('https://xn--mt-nlca.example/')
})

test.each([
  'meet.example.org',
  ' meet.example.org/abc ',
  'meet.example.org:8443/abc',
  'zoom.us?pwd=x',
  'müller.example/ä',
  'meet.xn--p1ai/abc',
])('[MT2] a missing scheme is added: %s', (text) => {
  expect(withScheme(text)).toBe(`https://${text.trim()}`)
  expect(meetingLinkProblem(withScheme(text))).toBeNull()
})

test.each([
  'http://meet.example.org',
  'https:meet.example.org',
  'javascript:alert(1)',
  'data:text/html,x',
  'ines@meet.example.org',
  'a.example:pass@evil.example',
  'a.example\\b',
  '//meet.example.org',
  'the usual place',
  '3.5',
  '19.30',
  'room 2.b',
])('[MT2] no scheme is added to text that is not a link: %s', (text) => {
  expect(meetingLinkProblem(withScheme(text))).not.toBeNull()
})
