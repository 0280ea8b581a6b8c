import { type Failure, toFailure } from '../errors'
import type { Sentences } from './sentence'
import { SENTENCES } from './sentences'

/**
 * For a code that this page does not know, or knows with other parameters: the server has another version.
 */
const UNKNOWN = 'That did not work, and this page is too old to say why. Reload it and try again.'

/** A reason as received over the wire, where anything is possible. */
type Received = Readonly<{ code?: unknown; params?: unknown; message?: unknown }>

/**
 * Builds the sentence of a failure. Parameters are inserted as text, once: what looks like a parameter inside
 * one is left as it is. An unknown code gets the `message` that came with it, or a general sentence; an
 * AppError's own message is its code, which is not a sentence.
 */
export function sentenceOf({ code, params, message }: Received): string {
  return (
    textOf(own<Sentences[string]>(SENTENCES, code), params) ??
    (typeof message === 'string' && message && message !== code ? message : UNKNOWN)
  )
}

/**
 * A failure with its sentence, for receivers that may not have it: a page of an earlier version, or something
 * other than our pages.
 */
export function withSentence(error: unknown): Failure & { message: string } {
  const failure = toFailure(error)
  return { ...failure, message: sentenceOf(failure) }
}

function textOf(sentence: Sentences[string] | undefined, params: unknown): string | null {
  if (sentence === undefined) return null
  const text = typeof sentence === 'string' ? sentence : own<string>(sentence.of, own(params, sentence.by))
  if (text === undefined) return null
  let complete = true
  const filled = text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = own(params, name)
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    complete = false
    return ''
  })
  return complete ? filled : null
}

/** An own property of an object: names come over the wire, and `constructor` could be one. */
function own<T = unknown>(from: unknown, name: unknown): T | undefined {
  if (typeof from !== 'object' || from === null || typeof name !== 'string') return undefined
  return Object.hasOwn(from, name) ? (from as Record<string, T>)[name] : undefined
}
