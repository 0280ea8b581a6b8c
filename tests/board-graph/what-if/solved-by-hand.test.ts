import { expect, test } from 'vitest'
import { boardOf } from './try-board'

// Each board is solved on paper first; the calculation is above the expected values.

test('[WI3] a cache beside a database: 90 % of 1,000 requests never get there', () => {
  const { attempt } = boardOf(
    'Phone app -> API gateway: 1,000 rps',
    'API gateway -> Feed service',
    'Feed service -> Feed cache: 90 % hits',
    'Feed service -> Feed DB (500 rps)',
  )
  // Gateway: 1,000 of 10,000 = 10 %. Cache: 1,000 of 100,000 = 1 %. Database: 1,000 × (1 − 0.9) = 100 of 500 = 20 %.
  // The capacity of the service is not given.
  const now = attempt()
  expect(['API gateway', 'Feed service', 'Feed cache', 'Feed DB'].map(now.rate)).toEqual([
    1000, 1000, 1000, 100,
  ])
  expect(['API gateway', 'Feed service', 'Feed cache', 'Feed DB'].map(now.use)).toEqual([
    0.1,
    null,
    0.01,
    0.2,
  ])
  // 1 ÷ 0.2 = 5 times, 1 ÷ 0.1 = 10 times, 1 ÷ 0.01 = 100 times.
  expect(now.filling).toEqual([
    ['Feed DB (500 rps)', 5],
    ['API gateway', 10],
    ['Feed cache', 100],
  ])
  // Without the cache all 1,000 arrive: 1,000 of 500 = 200 %, so the database could only handle half.
  const cold = attempt({ down: ['Feed cache'] })
  expect([cold.rate('Feed DB'), cold.use('Feed DB'), cold.part('Feed DB').isFull]).toEqual([1000, 2, true])
  expect(cold.filling[0]).toEqual(['Feed DB (500 rps)', 0.5])
  // The path to the component that is full first.
  expect(now.outcome.hot?.parts).toHaveLength(4)
})

test('[WI4] two servers behind a balancer: waiting grows as 1 ÷ (1 − use)', () => {
  const { attempt } = boardOf(
    'Web app -> Load balancer: 600 rps, 20 ms',
    'Load balancer -> Order service A (400 rps, 10 ms)',
    'Load balancer -> Order service B (400 rps, 10 ms)',
    'Order service A (400 rps, 10 ms) -> Orders DB (1,000 rps, 4 ms)',
    'Order service B (400 rps, 10 ms) -> Orders DB (1,000 rps, 4 ms)',
  )
  // Each server: 600 ÷ 2 = 300 of 400 = 75 %, so 10 ÷ (1 − 0.75) = 40 ms. Database: 600 of 1,000 = 60 %, so 4 ÷ (1 −
  // 0.6) = 10 ms. Network: 20 + 0.5 + 0.5 ms. In all 20 + 0.5 + 40 + 0.5 + 10 = 71 ms, plus the balancer's own time,
  // which is not given.
  const now = attempt()
  expect([now.use('Order service A'), now.use('Order service B'), now.use('Orders DB')]).toEqual([
    0.75, 0.75, 0.6,
  ])
  const [path] = now.outcome.paths
  expect(path?.path.hops.map(({ way, own }) => [way, own])).toEqual([
    [20, null],
    [0.5, 40],
    [0.5, 10],
  ])
  expect(path?.path.time.known).toBeCloseTo(71)
  expect(now.missing(path?.path.time.missing ?? [])).toEqual(['time of Load balancer'])
  // With one server down the other gets all 600, of 400 that it can handle: the delay cannot be computed.
  const half = attempt({ down: ['Order service A'] })
  expect(half.use('Order service B')).toBe(1.5)
  expect(half.outcome.paths[0]?.path.isFull).toBe(true)
  expect(half.stopped).toEqual([])
  // A slow database takes 10 × 4 ms and handles a tenth of 1,000: 600 of 100 is 600 %.
  expect(attempt({ slow: ['Orders DB'] }).use('Orders DB')).toBe(6)
})

test('[WI5] a queue between upload and work: the answer does not wait for the worker', () => {
  const { attempt } = boardOf(
    'Browser -> Upload service (30 ms): 50/s, 10 ms',
    'Upload service (30 ms) -> Job queue',
    'Job queue -> Resize worker x 4 (20/s)',
    'Resize worker x 4 (20/s) -> Image store',
  )
  // Workers: 50 of 4 × 20 = 62.5 %, full at 1 ÷ 0.625 = 1.6 times. The wait: 10 + 30 to the service, 0.5 to the queue,
  // whose own time is unknown, and no further.
  const now = attempt()
  expect(now.use('Resize worker')).toBe(0.625)
  expect(now.filling).toEqual([['Resize worker x 4 (20/s)', 1.6]])
  expect(now.outcome.paths[0]?.path.hops).toHaveLength(2)
  expect(now.outcome.paths[0]?.path.time.known).toBeCloseTo(40.5)
  // Without workers the upload still gets a response, and no image reaches the store.
  expect(attempt({ down: ['Resize worker'] }).stopped).toEqual(['Browser to Image store: later'])
  expect(attempt({ down: ['Upload service'] }).stopped).toEqual([
    'Browser to Job queue: answer',
    'Browser to Image store: later',
  ])
})

test('[WI6] two entry paths: a product over what a request cannot do without', () => {
  const { attempt } = boardOf(
    'Browser -> Edge proxy A (99.9 %)',
    'Browser -> Edge proxy B (99.9 %)',
    'Edge proxy A (99.9 %) -> Shop service (99.8 %)',
    'Edge proxy B (99.9 %) -> Shop service (99.8 %)',
    'Shop service (99.8 %) -> Shop DB (99.5 %)',
  )
  // Either proxy is enough, so together they count as available: 0.998 × 0.995 = 0.99301.
  const flow = 'Browser to Shop DB (99.5 %)'
  expect(attempt().flow(flow)?.availability).toBeCloseTo(0.99301, 10)
  // With one down the other must be available: 0.999 × 0.99301 = 0.99201699.
  expect(attempt({ down: ['Edge proxy A'] }).flow(flow)?.availability).toBeCloseTo(0.99201699, 10)
  expect(attempt({ down: ['Edge proxy A', 'Edge proxy B'] }).stopped).toEqual([`${flow}: answer`])
  // Both copies of the database are down for 0.005² of the time: 0.998 × 0.999975 = 0.99797505.
  const { model, idOf } = boardOf('Browser -> Shop DB (99.5 %)')
  expect(model.singlePoints).toEqual([{ id: idOf('Shop DB'), flows: 1 }])
  const db = `copies ${idOf('Shop DB')}`
  const copies = boardOf('Browser -> Shop DB (99.5 %)').attempt({}, { [db]: 2 })
  expect(copies.flow(flow)?.availability).toBeCloseTo(0.999975, 10)
})

test('[WI3] a balancer with one stated share splits the rest, and sends everything to the remaining servers', () => {
  const { attempt } = boardOf(
    'Web app -> Load balancer: 1,000 rps',
    'Load balancer -> New service: 10 %',
    'Load balancer -> Old service A',
    'Load balancer -> Old service B',
  )
  const rates = ['New service', 'Old service A', 'Old service B']
  // 10 % of 1,000 = 100, and 900 for two.
  expect(rates.map(attempt().rate)).toEqual([100, 450, 450])
  // Without one of the two: 100 and 450 of 550 remain, so × 1,000 ÷ 550.
  const rest = attempt({ down: ['Old service B'] })
  expect(rest.rate('New service')).toBeCloseTo(181.8181)
  expect(rest.rate('Old service A')).toBeCloseTo(818.1818)
})

test('[WI3] a share of the requests and several calls for each', () => {
  const { attempt } = boardOf(
    'Shop app -> Checkout service: 3k rps',
    'Checkout service -> Price service (8,000 rps): 2 calls',
    'Checkout service -> Payment provider: 1 in 100',
    'Price service (8,000 rps) -> Price DB (20k rps): 5 %',
  )
  // Prices: 3,000 × 2 = 6,000 of 8,000 = 75 %. Payments: 3,000 ÷ 100 = 30. Database: 6,000 × 5 % = 300 of 20,000 = 1.5 %.
  const now = attempt()
  expect([now.rate('Price service'), now.rate('Payment provider'), now.rate('Price DB')]).toEqual([
    6000, 30, 300,
  ])
  expect([now.use('Price service'), now.use('Price DB')]).toEqual([0.75, 0.015])
  // The capacity of the payment provider is not given, so nothing is reported about it.
  expect([now.use('Payment provider'), now.part('Payment provider').fullAt]).toEqual([null, null])
  // Twice as much: 150 %.
  const twice = attempt({ times: 2 })
  expect([twice.use('Price service'), twice.use('Price DB')]).toEqual([1.5, 0.03])
  expect(twice.part('Price service').fullAt).toBeCloseTo(4 / 3)
})
