import { describe, expect, test } from 'vitest'
import { commentTargetSchema, newCommentSchema } from './comment'
import { type CommentReader, type KeptComment, mayDelete, threadsFor } from './threads'

const MOMENT = { kind: 'moment', elapsed: 60_000 } as const
const GRADE = { kind: 'grade', column: 'peer-mara', dimension: 'depth' } as const

const kept = (seq: number, change: Partial<KeptComment> = {}): KeptComment => ({
  ...{ seq, firstSeq: null, authorId: 'ines', byLink: false, about: MOMENT, text: `Words ${seq}`, at: seq },
  ...{ edited: false, deleted: false, removed: false, resolved: false },
  ...change,
})
const reply = (seq: number, firstSeq: number, change: Partial<KeptComment> = {}) =>
  kept(seq, { firstSeq, about: null, authorId: 'mara', ...change })

const reader = (change: Partial<CommentReader> = {}): CommentReader => ({
  ...{ userId: 'ines', byLink: false, seesGrades: true, read: 0 },
  nameOf: ({ authorId }) => authorId ?? 'nobody',
  plain: (text) => text.toUpperCase(),
  ...change,
})
const numbersOf = (comments: readonly KeptComment[], as: CommentReader) =>
  threadsFor(comments, as).threads.map(({ first, replies }) => [first.seq, ...replies.map(({ seq }) => seq)])

describe('[CM2] threads', () => {
  test('have their replies in order, one level deep', () => {
    const comments = [kept(1), kept(2), reply(3, 1), reply(4, 2), reply(5, 1)]
    expect(numbersOf(comments, reader())).toEqual([
      [1, 3, 5],
      [2, 4],
    ])
  })

  test('with a deleted comment keep it without its words if it has replies; otherwise it is gone', () => {
    const comments = [
      kept(1, { deleted: true }),
      kept(2, { deleted: true }),
      reply(3, 1),
      reply(4, 2, { deleted: true }),
    ]
    const { threads, last } = threadsFor(comments, reader())
    expect(threads).toMatchObject([{ first: { seq: 1, text: null }, replies: [{ seq: 3 }] }])
    expect([threads.length, last]).toEqual([1, 3])
  })
})

test('[CM4] comments on grades are never sent to a reader to whom the grades are closed', () => {
  const comments = [kept(1), kept(2, { about: GRADE, text: 'Too kind' }), reply(3, 2, { text: 'Agreed' })]
  expect(numbersOf(comments, reader())).toEqual([[1], [2, 3]])
  const closed = threadsFor(comments, reader({ seesGrades: false }))
  expect(JSON.stringify(closed)).not.toMatch(/Too kind|Agreed/i)
  expect(closed.last).toBe(1)
})

test('[CM6] comments are new if others wrote them since the last reading, and one’s own never are', () => {
  const comments = [kept(1), reply(2, 1), reply(3, 1, { authorId: 'ines' }), reply(4, 1)]
  const newOf = (read: number, userId = 'ines') =>
    threadsFor(comments, reader({ read, userId })).threads.flatMap(({ first, replies }) =>
      [first, ...replies].filter(({ isNew }) => isNew).map(({ seq }) => seq),
    )
  expect([newOf(0), newOf(2), newOf(4), newOf(0, 'mara')]).toEqual([[2, 4], [4], [], [1, 3]])
})

test('[CM7] people who used a link can resolve only their own threads', () => {
  const comments = [kept(1, { authorId: 'kai', byLink: true }), kept(2)]
  const may = (change: Partial<CommentReader>) =>
    threadsFor(comments, reader(change)).threads.map((thread) => thread.mayResolve)
  expect(may({ userId: 'kai', byLink: true })).toEqual([true, false])
  expect(may({ userId: 'mara' })).toEqual([true, true])
})

describe('[CM12] a comment written through a link', () => {
  const kai = { authorId: 'kai', byLink: true }

  test('can be removed by members of the round, and by its author; other comments cannot be removed by others', () => {
    const may = (comment: Partial<KeptComment>, change: Partial<CommentReader>) =>
      mayDelete(kept(1, comment), reader(change))
    expect([may(kai, {}), may(kai, { userId: 'kai', byLink: true })]).toEqual([true, true])
    expect(may(kai, { userId: 'lena', byLink: true })).toBe(false)
    expect([may({}, { userId: 'mara' }), may({}, { userId: 'kai', byLink: true })]).toEqual([false, false])
    const offered = (change: Partial<CommentReader>) =>
      threadsFor([kept(1, kai), kept(2)], reader(change)).threads.map(({ first }) => first.mayRemove)
    expect(offered({ userId: 'mara' })).toEqual([true, false])
    expect(offered({ userId: 'lena', byLink: true })).toEqual([false, false])
  })

  test('that was removed is shown as removed to its author alone, who cannot edit it', () => {
    const gone = { ...kai, text: '', deleted: true, removed: true }
    const comments = [kept(1, gone), kept(2), reply(3, 2, gone), reply(4, 2)]
    expect(numbersOf(comments, reader())).toEqual([[2, 4]])
    const own = threadsFor(comments, reader({ userId: 'kai', byLink: true }))
    expect(own.threads).toMatchObject([
      { open: false, mayResolve: false, first: { seq: 1, text: null, removed: true } },
      {
        open: true,
        replies: [
          { seq: 3, text: null, removed: true },
          { seq: 4, removed: false },
        ],
      },
    ])
  })
})

test("[CM8] others' texts pass through the function that hides names, one’s own do not", () => {
  const [thread] = threadsFor([kept(1), reply(2, 1)], reader()).threads
  expect([thread?.first.text, thread?.replies[0]?.text]).toEqual(['Words 1', 'WORDS 2'])
})

describe('[CM3] refused before anything is read', () => {
  const key = '0198c0de-0000-7000-8000-000000000000'
  const parse = (text: string, to: unknown = { thread: 1 }) =>
    newCommentSchema.safeParse({ text, key, to }).success

  test('texts that are empty or too long', () => {
    expect([' \n', '\0', 'x'.repeat(2_001)].map((text) => parse(text))).toEqual([false, false, false])
    expect([parse('x'.repeat(2_000)), parse('<b>as it is</b>')]).toEqual([true, true])
  })

  test('invalid targets', () => {
    const wrong = [
      { kind: 'moment', elapsed: -1 },
      { kind: 'moment', elapsed: 1.5 },
      { kind: 'moment', elapsed: 1, note: 3 },
      { kind: 'element', id: '', elapsed: 1 },
      { kind: 'element', id: 'x'.repeat(65), elapsed: 1 },
      { kind: 'field', field: 'diary' },
      { kind: 'grade', column: 'self-ines', dimension: 'charm' },
      { kind: 'note', seq: 3 },
    ]
    expect(wrong.filter((about) => commentTargetSchema.safeParse(about).success)).toEqual([])
    for (const about of [MOMENT, GRADE, { kind: 'field', field: 'calculations' }])
      expect(commentTargetSchema.safeParse(about).success).toBe(true)
    expect(parse('Words', { thread: 501 })).toBe(false)
  })
})
