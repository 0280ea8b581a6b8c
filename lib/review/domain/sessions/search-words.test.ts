import { expect, test } from 'vitest'
import { inSlices } from '@/lib/shared/turns/in-slices'
import { type FoundPiece, findPiece, type SearchPiece, type SoughtWord } from './search-piece'
import { searchableWords, searchTerms } from './search-words'

test('[SL7] words are lower-case letters and digits, whatever separates them and in every script', () => {
  expect(searchableWords('Write-ahead log, p99 < 200 ms; GET /users/:id')).toBe(
    'write ahead log p99 200 ms get users id',
  )
  expect(searchableWords('Очередь сообщений, ЖУРНАЛ')).toBe('очередь сообщений журнал')
  expect(searchableWords('LoadBalancer')).toBe('loadbalancer load balancer')
  expect(searchableWords('—')).toBe('')
})

test('[SL7] a search is a list of terms, each a sequence of words', () => {
  expect(searchTerms('  write-ahead   Log')).toEqual([['write', 'ahead'], ['log']])
  expect(searchTerms(`'); drop table "Room"; --`)).toEqual([['drop'], ['table'], ['room']])
  expect(searchTerms('!!! & | :* <->')).toEqual([])
  expect(searchTerms('a b c d e f g h i j')).toHaveLength(8)
})

const chat = (elapsed: number, text: string): SearchPiece => ({ place: { in: 'chat', elapsed }, text })
const plain = (...words: string[]) => words.map((word) => ({ word, stem: word }))
const find = (pieces: SearchPiece[], sought: SoughtWord[]) => inSlices(findPiece(pieces, sought))
const marked = (found: FoundPiece | null) =>
  found?.extract.map(({ text, matches }) => (matches ? `[${text}]` : text)).join('')

test('[SL8] the text with the most matches is shown, around its first match', async () => {
  const pieces = [
    chat(1, 'A log.'),
    chat(2, `${'far '.repeat(40)}The write-ahead log ${'away '.repeat(60)}`),
    chat(3, 'Write it.'),
  ]
  const found = await find(pieces, plain('write', 'log'))
  expect(found?.place).toEqual({ in: 'chat', elapsed: 2 })
  expect(marked(found)).toMatch(/^… (?:far )+The \[write\]-ahead \[log\] (?:away )+…$/)
  expect(marked(found)?.length).toBeLessThan(250)
  expect(await find(pieces, plain('queue'))).toBeNull()
})

test('[SL8] a match is the word, its beginning for the last one, another form, or a part of a compound', async () => {
  const found = async (text: string, ...sought: SoughtWord[]) => marked(await find([chat(0, text)], sought))
  expect(await found('The p99 and p999', ...plain('p99', 'and'))).toBe('The [p99] [and] p999')
  expect(await found('The p99 and p999', ...plain('p99'))).toBe('The [p99] and [p999]')
  expect(await found('Caching, a cache', { word: 'caches', stem: 'cach' })).toBe('[Caching], a [cache]')
  expect(await found('One query', { word: 'queries', stem: 'queri' })).toBe('One [query]')
  expect(await found('A LoadBalancer', ...plain('balancer'))).toBe('A [LoadBalancer]')
  expect(await found('Наша ОЧЕРЕДЬ', ...plain('очередь'))).toBe('Наша [ОЧЕРЕДЬ]')
})

test('[SL16] long texts are searched in short steps', () => {
  const most = 'on '.repeat(70_000)
  const sought = plain(...Array.from({ length: 60 }, (_, at) => `o${at}`))
  const times: number[] = []
  const work = findPiece([chat(0, most)], sought)
  for (let done = false; !done; ) {
    const began = performance.now()
    done = work.next().done ?? false
    times.push(performance.now() - began)
  }
  expect(times.length).toBeGreaterThan(100)
  expect(Math.max(...times)).toBeLessThan(50)
})
