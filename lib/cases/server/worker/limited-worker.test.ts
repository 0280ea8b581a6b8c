import { expect, test } from 'vitest'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { LimitedWorker } from './limited-worker'

type Job = 'spin' | 'hog' | 'throw' | string

/** Answers with its job, except for the three that misbehave. */
const SCRIPT = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', (job) => {
  if (job === 'spin') for (;;);
  if (job === 'hog') { const all = []; for (;;) all.push(new Array(100000).fill({ a: 1 })) }
  if (job === 'throw') return parentPort.postMessage({ failed: 'no such luck' })
  parentPort.postMessage({ result: job })
})
parentPort.postMessage({ ready: true })`

const worker = (limits: Partial<{ ms: number; memoryMb: number; waiting: number; each: number }> = {}) =>
  new LimitedWorker<Job, string>(() => SCRIPT, { ms: 60_000, memoryMb: 64, waiting: 10, each: 5, ...limits })

test('[TX5] a job that runs too long is refused with its message without blocking the process, and the next job runs', async () => {
  const line = worker({ ms: 300 })
  const order: string[] = []
  const spinning = line.run('spin', 'ines').catch((error) => order.push(error.code) && error)
  // Turns of the event loop that the job would have blocked.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  order.push('another call was answered')
  const refusal = await spinning
  expect(refusal).toMatchObject({ code: 'worker/too-slow' })
  expect(sentenceOf(refusal)).toMatch(/^This takes too long to read\./)
  expect(order).toEqual(['another call was answered', 'worker/too-slow'])
  expect(await line.run('a', 'ines', 60_000)).toBe('a')
})

test('[TX5] a job that takes too much memory is refused with its message, and the next job runs', async () => {
  const line = worker()
  const refusal = await line.run('hog', 'ines').catch((error) => error)
  expect(refusal).toMatchObject({ code: 'worker/too-large' })
  expect(sentenceOf(refusal)).toContain('too much memory')
  expect(await line.run('a', 'ines')).toBe('a')
})

test('[TX5] users take turns, and the number of waiting jobs per user is limited', async () => {
  const line = worker({ each: 3 })
  const order: string[] = []
  const run = (job: string, person: string) => line.run(job, person).then((done) => order.push(done))
  // The first starts at once, so it is no longer waiting.
  const all = [run('i1', 'ines'), run('i2', 'ines'), run('i3', 'ines'), run('i4', 'ines')]
  await expect(line.run('i5', 'ines')).rejects.toMatchObject({ code: 'worker/busy' })
  all.push(run('m1', 'mara'), run('m2', 'mara'))
  await Promise.all(all)
  expect(order).toEqual(['i1', 'i2', 'm1', 'i3', 'm2', 'i4'])
})

test('[TX5] the total number of waiting jobs is limited', async () => {
  const line = worker({ waiting: 2 })
  const running = ['a', 'b', 'c'].map((job) => line.run(job, job))
  await expect(line.run('d', 'd')).rejects.toMatchObject({ code: 'worker/busy' })
  expect(await Promise.all(running)).toEqual(['a', 'b', 'c'])
})

test('a bug in a job reaches the caller and leaves the thread running', async () => {
  const line = worker()
  await expect(line.run('throw', 'ines')).rejects.toThrow('no such luck')
  expect(await line.run('a', 'ines')).toBe('a')
})

test('stopping the thread does not affect a running job, and the next one starts another', async () => {
  const line = worker()
  const running = line.run('a', 'ines')
  line.stop()
  expect(await running).toBe('a')
  line.stop()
  expect(await line.run('b', 'ines')).toBe('b')
})
