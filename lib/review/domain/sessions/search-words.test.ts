import { expect, test } from 'vitest'
import { findPiece, type SearchPiece } from './search-piece'
import { searchableWords, searchTerms } from './search-words'

test('[SL7] words are small letters and digits, whatever stands between them and in every script', () => {
  expect(searchableWords('Write-ahead log, p99 < 200 ms; GET /users/:id')).toBe(
    'write ahead log p99 200 ms get users id',
  )
  expect(searchableWords('Очередь сообщений, ЖУРНАЛ')).toBe('очередь сообщений журнал')
  expect(searchableWords('LoadBalancer')).toBe('loadbalancer load balancer')
  expect(searchableWords('—')).toBe('')
})

test('[SL7] what is looked for is a list of terms, each one word behind the other', () => {
  expect(searchTerms('  write-ahead   Log')).toEqual([['write', 'ahead'], ['log']])
  expect(searchTerms(`'); drop table "Room"; --`)).toEqual([['drop'], ['table'], ['room']])
  expect(searchTerms('!!! & | :* <->')).toEqual([])
  expect(searchTerms('a b c d e f g h i j')).toHaveLength(8)
})

const chat = (elapsed: number, text: string): SearchPiece => ({ place: { in: 'chat', elapsed }, text })
const plain = (...words: string[]) => words.map((word) => ({ word, stem: word }))
const marked = (found: ReturnType<typeof findPiece>) =>
  found?.extract.map(({ text, matches }) => (matches ? `[${text}]` : text)).join('')

test('[SL8] shown is the text with most of what is looked for, around its first match', () => {
  const pieces = [
    chat(1, 'A log.'),
    chat(2, `${'far '.repeat(40)}The write-ahead log ${'away '.repeat(60)}`),
    chat(3, 'Write it.'),
  ]
  const found = findPiece(pieces, plain('write', 'log'))
  expect(found?.place).toEqual({ in: 'chat', elapsed: 2 })
  expect(marked(found)).toMatch(/^… (?:far )+The \[write\]-ahead \[log\] (?:away )+…$/)
  expect(marked(found)?.length).toBeLessThan(250)
  expect(findPiece(pieces, plain('queue'))).toBeNull()
})

test('[SL8] a match is the word, its beginning for the last one, another form, or a part of a compound', () => {
  const found = (text: string, ...sought: { word: string; stem: string }[]) =>
    marked(findPiece([chat(0, text)], sought))
  expect(found('The p99 and p999', ...plain('p99', 'and'))).toBe('The [p99] [and] p999')
  expect(found('The p99 and p999', ...plain('p99'))).toBe('The [p99] and [p999]')
  expect(found('Caching, a cache', { word: 'caches', stem: 'cach' })).toBe('[Caching], a [cache]')
  expect(found('One query', { word: 'queries', stem: 'queri' })).toBe('One [query]')
  expect(found('A LoadBalancer', ...plain('balancer'))).toBe('A [LoadBalancer]')
  expect(found('Наша ОЧЕРЕДЬ', ...plain('очередь'))).toBe('Наша [ОЧЕРЕДЬ]')
})
