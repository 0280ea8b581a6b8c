import { expect, test } from 'vitest'
import { Gathered } from './gathered'

function lengths() {
  const asked: { keys: string[]; end: (error?: Error) => void }[] = []
  const ask = (keys: string[]) =>
    new Promise<Map<string, number>>((resolve, reject) =>
      asked.push({
        keys,
        end: (error) => (error ? reject(error) : resolve(new Map(keys.map((key) => [key, key.length])))),
      }),
    )
  return { asked, gathered: new Gathered(ask) }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('[F4] lookups during a query join the next one', async () => {
  const { asked, gathered } = lengths()
  const first = gathered.find('a')
  await turn()
  const rest = [gathered.find('a'), gathered.find('bb'), gathered.find('bb')]
  await turn()
  expect(asked.map(({ keys }) => keys)).toEqual([['a']])
  asked[0]?.end()
  expect(await first).toBe(1)
  await turn()
  expect(asked.map(({ keys }) => keys)).toEqual([['a'], ['a', 'bb']])
  const late = gathered.find('ccc')
  asked[1]?.end()
  expect(await Promise.all(rest)).toEqual([1, 2, 2])
  await turn()
  asked[2]?.end()
  expect(await late).toBe(3)
})

test('[F4] a query that fails does so for everybody who joined it, and the next one still runs', async () => {
  const { asked, gathered } = lengths()
  const two = Promise.allSettled([gathered.find('a'), gathered.find('bb')])
  await turn()
  asked[0]?.end(new Error('gone'))
  expect((await two).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const next = gathered.find('a')
  await turn()
  asked[1]?.end()
  expect(await next).toBe(1)
})
