import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { AppError, appError, notFound, toFailure, UNREACHABLE } from '../errors'
import type { Sentences } from './sentence'
import { sentenceOf, withSentence } from './sentence-of'
import { SENTENCES } from './sentences'

const CATALOGUE: Sentences = SENTENCES

/** Every text of the catalogue, with its code and its parameters. */
const TEXTS = Object.entries(CATALOGUE).flatMap(([code, sentence]) =>
  typeof sentence === 'string'
    ? [{ code, text: sentence, chosen: {} }]
    : Object.entries(sentence.of).map(([value, text]) => ({ code, text, chosen: { [sentence.by]: value } })),
)

/** The parameters that a text names, each with a value of its own. */
function paramsIn(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, `<${name}>`]))
}

const GENERAL = sentenceOf({ code: 'no/such-code' })

test('[ER1] every code has a sentence, built from all its parameters and nothing else', () => {
  expect(TEXTS.length).toBeGreaterThan(150)
  for (const { code, text, chosen } of TEXTS) {
    const named = paramsIn(text)
    const sentence = sentenceOf({ code, params: { ...named, ...chosen } })
    expect(sentence, code).toBe(text.replaceAll('{', '<').replaceAll('}', '>'))
    expect(sentence, code).toMatch(/^(?:[A-Z]|<)/)
    if (code !== 'grade/incomplete') expect(sentence, code).toMatch(/\.$/)
  }
})

test('[ER3] parameters are inserted as text, once', () => {
  const name = '<b>{name}</b> $& {slug}'
  expect(sentenceOf(appError('next-round/partner-knows', { name }))).toBe(
    `${name} can’t be the candidate on that case just now. Choose another one.`,
  )
  expect(sentenceOf(appError('draft/too-many', { most: 50 }))).toMatch(/^You have 50 cases/)
})

test('[ER4] if one of its parameters is missing, a code gets the general sentence instead of a gap', () => {
  for (const { code, text, chosen } of TEXTS) {
    const named = { ...paramsIn(text), ...chosen }
    for (const missing of Object.keys(named)) {
      const { [missing]: _, ...others } = named
      for (const params of [others, { ...others, [missing]: { toString: 'x' } }, null, undefined])
        expect(sentenceOf({ code, params }), code).toBe(GENERAL)
    }
  }
})

test.each([
  ['an unknown code', { code: 'no/such-code', params: {} }],
  ['a code that is no text', { code: 7 }],
  ['a name that every object has', { code: 'constructor' }],
  ['a choice that every object has', { code: 'not-found', params: { what: 'toString' } }],
  ['an empty sentence', { code: 'no/such-code', message: '' }],
  ['a sentence that is none', { code: 'no/such-code', message: { html: 'x' } }],
  ['a failure whose only words are its code', new AppError({ code: 'no/such-code', params: {} })],
])('[ER4] %s gets the general sentence', (_, reason) => {
  expect(sentenceOf(reason)).toBe(GENERAL)
  expect(GENERAL).toContain('Reload it and try again.')
})

test('[ER4][ER5] the sentence that came with a failure is used only if its code is unknown', () => {
  const message = 'A sentence of a later version.'
  expect(sentenceOf({ code: 'no/such-code', params: {}, message })).toBe(message)
  expect(sentenceOf({ code: 'draft/too-many', params: {}, message })).toBe(message)
  expect(sentenceOf({ code: 'draft/not-published', params: {}, message })).not.toBe(message)
})

test('[ER2][ER5] a failure is sent as a code with parameters, with its sentence only if requested', () => {
  const failure = { ok: false, code: 'not-found', params: { what: 'room' } }
  expect(toFailure(notFound('room'))).toEqual(failure)
  expect(withSentence(notFound('room'))).toEqual({ ...failure, message: sentenceOf(failure) })
  // An error of our own reveals nothing.
  expect(toFailure(new Error('secret'))).toEqual({ ok: false, code: 'internal', params: {} })
  expect(withSentence(new Error('secret')).message).not.toContain('secret')
  expect(sentenceOf(UNREACHABLE)).toMatch(/can’t be reached/)
})

test('[ER6] the catalogue is small enough for every page', () => {
  expect(brotliCompressSync(JSON.stringify(CATALOGUE)).length).toBeLessThanOrEqual(7_000)
})
