import { describe, expect, test } from 'vitest'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'
import { kindsFor } from './kinds-for'
import { kindCalled, parseLine } from './parse-line'

const part = (name: string, kind: string | null = null, isExact = false) => ({ name, kind, isExact })

describe('[BO2] a quick line', () => {
  test.each([
    [
      'gateway -> booking service: POST /holds',
      [part('gateway'), part('booking service')],
      [true],
      'POST /holds',
    ],
    ['a->b', [part('a'), part('b')], [true], ''],
    ['  a   →  b  ', [part('a'), part('b')], [true], ''],
    ['orders ~> mail', [part('orders'), part('mail')], [false], ''],
    ['orders --> mail ⇢ worker', [part('orders'), part('mail'), part('worker')], [false, false], ''],
    ['a => b', [part('a'), part('b')], [true], ''],
    [
      'app -> api -> db: 1 in 100: reads',
      [part('app'), part('api'), part('db')],
      [true, true],
      '1 in 100: reads',
    ],
    ['jobs (queue) -> mailer [worker]', [part('jobs', 'queue'), part('mailer', 'worker')], [true], ''],
    ['cache (Redis) -> users (DB)', [part('cache (Redis)'), part('users', 'relational db')], [true], ''],
    [
      '"gateway" (cron) -> “the b”',
      [part('gateway', 'scheduler', true), part('the b', null, true)],
      [true],
      '',
    ],
    ['Users: id, name', [part('Users: id, name')], [], ''],
    ['a -> b:', [part('a'), part('b')], [true], ''],
    ['a -> b: http://c', [part('a'), part('b')], [true], 'http://c'],
    ['read-replica -> db', [part('read-replica'), part('db')], [true], ''],
  ])('is parsed: %s', (line, parts, waits, label) => {
    expect(parseLine(line)).toEqual({ parts, waits, label })
  })

  test.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['-> b', 'no-name'],
    ['a ->', 'no-name'],
    ['a -> : x', 'no-name'],
    ['a -> -> b', 'no-name'],
    [`${'x'.repeat(161)} -> b`, 'too-long'],
    [`a -> b: ${'x'.repeat(161)}`, 'too-long'],
    ['a -> b -> c -> d -> e -> f -> g -> h -> i -> j -> k -> l -> m', 'too-many'],
  ])('is invalid: %j', (line, problem) => {
    expect(parseLine(line)).toBe(problem)
  })

  test('of any kind is parsed in a time that grows linearly with its length', () => {
    const start = performance.now()
    for (const piece of ['(', '((', ')', '"(', '-', '-->', '~', '"', ': ', '( a', 'a (b'])
      parseLine(piece.repeat(20_000))
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('[BS2] a kind is found by typing', () => {
  test.each(COMPONENT_KINDS)('%s, by its full name', (kind) => {
    expect(kindCalled(kind.toUpperCase())).toBe(kind)
    expect(kindsFor(kind)[0]).toBe(kind)
    expect(kindsFor(kind.slice(0, 3))).toContain(kind)
  })

  test.each([
    ['', COMPONENT_KINDS],
    ['redis', ['cache']],
    ['kaf', []],
    ['kafka', ['stream']],
    ['postgres', ['relational db']],
    ['db', ['relational db', 'key-value/document db']],
    ['nosql', ['key-value/document db']],
    ['search', ['search index']],
    ['zzz', []],
  ])('%s', (typed, kinds) => {
    expect(kindsFor(typed)).toEqual(kinds)
  })
})
