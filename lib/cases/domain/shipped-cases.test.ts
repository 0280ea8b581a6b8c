import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DIFFICULTIES } from '@/lib/framework/case-kinds'
import { POINTS } from '@/lib/framework/points'
import { type PublicCase, publicCase } from './case'
import { findCases, NO_FILTER } from './library'
import { parseCase } from './parse-case'
import { startPath } from './start-path'

const CASES = readdirSync('content/cases').map((name): PublicCase => {
  const parsed = parseCase(readFileSync(`content/cases/${name}`, 'utf8'))
  if (!parsed.ok) throw new Error(`${name}: ${parsed.problems[0].message}`)
  return publicCase(parsed.case)
})

test.each([
  ['uber', 'ride-matching'],
  ['whatsapp', 'chat-messaging'],
  ['dropbox', 'file-storage-sync'],
  ['youtube', 'video-streaming-service'],
  ['tinyurl', 'url-shortener'],
  ['bitly', 'url-shortener'],
  ['instagram', 'home-feed-opening'],
  ['news feed', 'home-feed-opening'],
  ['newsfeed', 'home-feed-opening'],
  ['netflix', 'video-streaming-service'],
  ['kafka', 'pub-sub'],
  ['google', 'distributed-search'],
  ['google drive', 'file-storage-sync'],
  ['twitter', 'social-network-feed'],
  ['cache', 'distributed-cache'],
  ['s3', 'blob-store'],
  ['stripe', 'payment-gateway'],
  ['airbnb', 'hotel-booking-system'],
  ['cron', 'distributed-task-scheduler'],
  ['id generator', 'sequencer'],
  ['amazon', 'ecommerce-order-processing'],
  ['datadog', 'service-monitoring'],
  ['cdn', 'cdn'],
  ['slack', 'chat-messaging'],
  ['google docs', 'collaborative-editor'],
  ['chatgpt', 'llm-inference-serving'],
  ['calendly', 'shared-calendar'],
  ['crawler', 'web-crawler'],
])('searching for %s finds %s by its name', (search, id) => {
  const found = findCases(CASES, { ...NO_FILTER, search }, new Set()).map((one) => one.id)
  expect(found).toContain(id)
  expect(found.length).toBeLessThanOrEqual(CASES.length / 4)
})

test('each Point is the hardest of some cases', () => {
  for (const point of POINTS) {
    expect(findCases(CASES, { ...NO_FILTER, hardest: [point] }, new Set()).length).toBeGreaterThan(3)
  }
})

test('the start-here path has five shipped cases, never an easier one after a harder', () => {
  const path = startPath(CASES, new Set())
  expect(path).toHaveLength(5)
  const ranks = path.map(({ difficulty }) => DIFFICULTIES.indexOf(difficulty))
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  expect(ranks[0]).toBe(0)
  expect(startPath(CASES, new Set(path.slice(0, 4).map(({ id }) => id)))).toHaveLength(5)
  expect(startPath(CASES, new Set(path.map(({ id }) => id)))).toEqual([])
})
