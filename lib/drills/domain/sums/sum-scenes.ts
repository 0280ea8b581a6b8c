import type { Draw } from '../seeded'

/**
 * A kind of estimate: `tell` describes the situation with random numbers, `lines` is the sum in the calculator's
 * syntax. The question is for the result of the last line, in its unit.
 */
export type SumScene = {
  id: string
  title: string
  build: (draw: Draw) => { tell: string; ask: string; lines: string[] }
}

export const SUM_SCENES: readonly SumScene[] = [
  {
    id: 'writes',
    title: 'Writes per second',
    build: ({ pick }) => {
      const users = pick(['2 million', '5 million', '20 million', '50 million', '300 million'])
      const each = pick([2, 3, 5, 8, 12])
      const peak = pick([2, 3, 4, 5])
      return {
        tell: `A messenger has ${users} daily users. Each sends ${each} messages a day. The busiest minute has ${peak} times the average.`,
        ask: 'How many messages arrive each second at the peak?',
        lines: [
          `users = ${users} users`,
          `each = ${each} messages/day`,
          `peak = ${peak} x`,
          'average = users * each in messages/s',
          'at_peak = average * peak in messages/s',
        ],
      }
    },
  },
  {
    id: 'reads',
    title: 'Reads from a ratio',
    build: ({ pick }) => {
      const writes = pick(['3 million', '10 million', '40 million', '90 million'])
      const ratio = pick([20, 50, 80, 100, 200])
      return {
        tell: `${writes} notes are written a day, and a note is read ${ratio} times on average.`,
        ask: 'How many reads a second does that make on average?',
        lines: [
          `written = ${writes} notes/day`,
          `reads_per_note = ${ratio} reads`,
          'reads = written * reads_per_note in reads/s',
        ],
      }
    },
  },
  {
    id: 'ingress',
    title: 'Bandwidth in',
    build: ({ pick }) => {
      const users = pick(['4 million', '15 million', '60 million'])
      const photos = pick([1, 2, 3])
      const size = pick(['1.5 MB', '2 MB', '3 MB', '4 MB'])
      return {
        tell: `${users} people upload ${photos === 1 ? 'one photo' : `${photos} photos`} of ${size} to a site each day.`,
        ask: 'How much data comes in each second on average?',
        lines: [
          `people = ${users} people`,
          `each = ${photos} photos/day`,
          `size = ${size}`,
          'uploads = people * each in photos/s',
          'ingress = uploads * size in MB/s',
        ],
      }
    },
  },
  {
    id: 'egress',
    title: 'Bandwidth out, in bits',
    build: ({ pick }) => {
      const viewers = pick(['80,000', '200,000', '500,000', '2 million'])
      const rate = pick(['2.5 Mbit/s', '4 Mbit/s', '6 Mbit/s'])
      const cached = pick([90, 95, 98])
      return {
        tell: `${viewers} people watch at once, at ${rate} each. The delivery network serves ${cached} % of it from its own copies.`,
        ask: 'How much bandwidth is left for the origin?',
        lines: [
          `viewers = ${viewers} viewers`,
          `rate = ${rate}`,
          `from_copies = ${cached} %`,
          'all = viewers * rate in Gbit/s',
          'origin = all * (1 - from_copies) in Gbit/s',
        ],
      }
    },
  },
  {
    id: 'storage',
    title: 'Storage over years',
    build: ({ pick }) => {
      const orders = pick(['200,000', '700,000', '1.5 million', '4 million'])
      const size = pick(['1 KB', '2 KB', '5 KB'])
      const years = pick([3, 5, 7, 10])
      const copies = pick([2, 3])
      return {
        tell: `A shop takes ${orders} orders a day. A stored order takes ${size} and is kept for ${years} years, and there are ${copies} copies of everything.`,
        ask: 'How much disk is in use after those years?',
        lines: [
          `orders = ${orders} orders/day`,
          `size = ${size}`,
          `keep = ${years} years`,
          `copies = ${copies} copies`,
          'kept = orders * keep in orders',
          'stored = kept * size in TB',
          'all = stored * copies in TB',
        ],
      }
    },
  },
  {
    id: 'cache',
    title: 'Cache by 80/20',
    build: ({ pick }) => {
      const reads = pick(['30 million', '120 million', '400 million', '1 billion'])
      const size = pick(['1 KB', '4 KB', '10 KB', '25 KB'])
      return {
        tell: `Pages of an encyclopedia are read ${reads} times a day; treat each read as a different page. A rendered page takes ${size}. Keep a fifth of a day’s reads in memory.`,
        ask: 'How much memory does the cache need?',
        lines: [
          `reads = ${reads} reads/day`,
          `size = ${size}`,
          'hot = 20 %',
          'of_a_day = reads * day in reads',
          'memory = of_a_day * hot * size in GB',
        ],
      }
    },
  },
  {
    id: 'servers',
    title: 'Servers at the peak',
    build: ({ pick }) => {
      const load = pick(['12,000', '35,000', '80,000', '150,000'])
      const one = pick(['800', '1,500', '2,000', '4,000'])
      const use = pick([50, 60, 70])
      return {
        tell: `At the peak ${load} requests arrive each second. One server answers ${one} a second, and you let none of them run above ${use} %.`,
        ask: 'How many servers do you need?',
        lines: [
          `peak = ${load} requests/s`,
          `one = ${one} requests/s`,
          `use = ${use} %`,
          'usable = one * use in requests/s',
          'servers = ceil(peak / usable) in servers',
        ],
      }
    },
  },
  {
    id: 'backlog',
    title: 'Draining a queue',
    build: ({ pick }) => {
      const arrive = pick([400, 800, 2_000, 4_000])
      const factor = pick([1.25, 1.5, 2])
      const down = pick([10, 20, 45, 90])
      const work = arrive * factor
      return {
        tell: `A queue takes in ${grouped(arrive)} jobs each second. Its workers process ${grouped(work)} a second, and were stopped for ${down} minutes. Jobs keep arriving.`,
        ask: 'How long until the queue is empty again?',
        lines: [
          `arrive = ${grouped(arrive)} jobs/s`,
          `work = ${grouped(work)} jobs/s`,
          `stood = ${down} min`,
          'waiting = arrive * stood in jobs',
          'surplus = work - arrive in jobs/s',
          'empty_after = waiting / surplus in min',
        ],
      }
    },
  },
  {
    id: 'sockets',
    title: 'Memory of open connections',
    build: ({ pick }) => {
      const users = pick(['3 million', '8 million', '25 million'])
      const online = pick([10, 15, 25])
      const each = pick(['20 KB', '40 KB', '60 KB'])
      return {
        tell: `${users} people have the app. At the busiest moment ${online} % of them hold a connection open, and each connection costs ${each} of memory.`,
        ask: 'How much memory do the connections need in total?',
        lines: [
          `people = ${users} people`,
          `online = ${online} %`,
          `each = ${each}`,
          'open = people * online in connections',
          'memory = open * each in GB',
        ],
      }
    },
  },
  {
    id: 'fan-out',
    title: 'Fan-out on write',
    build: ({ pick }) => {
      const posts = pick(['5 million', '20 million', '60 million'])
      const followers = pick([75, 150, 200, 350])
      return {
        tell: `${posts} posts a day are copied into the feed of each follower. An author has ${followers} followers on average.`,
        ask: 'How many feed entries are written each second on average?',
        lines: [
          `posts = ${posts} posts/day`,
          `followers = ${followers} followers`,
          'posts_each_second = posts in posts/s',
          'entries = posts_each_second * followers in entries/s',
        ],
      }
    },
  },
  {
    id: 'lock',
    title: 'Sales of one row',
    build: ({ pick }) => {
      const held = pick(['4 ms', '8 ms', '20 ms', '50 ms', '250 ms'])
      const stock = pick(['2,000', '5,000', '30,000'])
      return {
        tell: `All seats of a concert are one row. A sale holds its lock for ${held}. ${stock} seats are on sale.`,
        ask: 'What is the shortest time in which all of them can be sold?',
        lines: [
          `held = ${held}`,
          `seats = ${stock} seats`,
          'sales = 1 / held in sales/s',
          'sold_out = seats / sales in min',
        ],
      }
    },
  },
  {
    id: 'copy',
    title: 'Copying a replica',
    build: ({ pick }) => {
      const size = pick(['400 GB', '1.2 TB', '3 TB', '8 TB'])
      const link = pick(['1 Gbit/s', '2.5 Gbit/s', '10 Gbit/s'])
      const share = pick([40, 50, 60])
      return {
        tell: `A new replica has to fetch ${size} over a link of ${link}, of which it may use ${share} % so that live traffic can continue.`,
        ask: 'How long does the copy take?',
        lines: [
          `size = ${size}`,
          `line = ${link}`,
          `share = ${share} %`,
          'usable = line * share in MB/s',
          'time = size / usable in h',
        ],
      }
    },
  },
  {
    id: 'logs',
    title: 'Logs and their bill',
    build: ({ pick }) => {
      const rate = pick(['20,000', '60,000', '150,000'])
      const line = pick(['300 B', '500 B', '800 B'])
      const keep = pick([7, 14, 30])
      const price = pick(['0.02', '0.05', '0.1'])
      return {
        tell: `A fleet writes ${rate} log lines each second, of ${line} each. Lines are kept ${keep} days, on storage at ${price} EUR per gigabyte per month.`,
        ask: 'What does keeping them cost per month?',
        lines: [
          `lines = ${rate} lines/s`,
          `size = ${line}`,
          `keep = ${keep} days`,
          `price = ${price} EUR/GB/month`,
          'kept = lines * size * keep in TB',
          'bill = kept * price in EUR/month',
        ],
      }
    },
  },
  {
    id: 'downtime',
    title: 'What a promise allows',
    build: ({ pick }) => {
      const promise = pick(['99', '99.5', '99.8', '99.9'])
      const parts = pick([2, 3, 4])
      return {
        tell: `A request needs ${parts} services in a row, each up ${promise} % of the time, and they fail independently.`,
        ask: 'How long is the chain down in a month of 30 days?',
        lines: [
          `each = ${promise} %`,
          `parts = ${parts} services`,
          'up = pow(each, parts)',
          'down = (1 - up) * month in min',
        ],
      }
    },
  },
]

function grouped(value: number): string {
  return value.toLocaleString('en-GB')
}
