// One user at all of their limits, and visitors without an account: the load of the fairness runs, in a separate
// process.
import { setTimeout as wait } from 'node:timers/promises'
import { RefTable } from '@/lib/board/domain/fields/refs'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { encode } from '../../fuzz/generators/message-pack'
import { Line } from '../../fuzz/senders/line'
import { newSeat } from '../../fuzz/target'
import { element } from '../../support/board/elements'

export type Load = 'tabs' | 'edits' | 'sign-ins' | 'pages'

const TABS = 5
/** Messages per second that one socket may sustain. */
const RATE = 30
/** An edit may have 200 KB; a text in it, half of that. */
const LARGE = 93_000

process.on('disconnect', () => process.exit(1))
process.on('message', async ({ load, port, seconds }: { load: Load; port: number; seconds: number }) => {
  const end = performance.now() + seconds * 1000
  if (load === 'sign-ins') await signIns(port, 300)
  else if (load === 'pages') await pages(port, 80)
  else await tabs(port, load === 'edits' ? LARGE : 200, end)
  process.send?.('done')
})

/** Five tabs of one user, each adding texts as often as allowed. */
async function tabs(port: number, letters: number, end: number): Promise<void> {
  const seat = await newSeat()
  const text = 'x'.repeat(letters)
  await Promise.all(
    Array.from({ length: TABS }, async (_, tab) => {
      const name = `fairness-tab-${tab}`
      let line = await Line.open({ port }, seat, name)
      const props = { text, originalText: `${text}y` }
      const add = encodePatches([{ kind: 'add', element: element(name, 'text', props) }], new RefTable())
      await line.command(1, 1, encode(add))
      for (let op = 2; performance.now() < end; op++) {
        if (line.closed) {
          await wait(500)
          const again = await Line.open({ port }, seat, name).catch(() => null)
          if (!again) continue
          line = again
          op = line.last.board + 1
        }
        const content = `${op}${text}`
        const set = { kind: 'set' as const, id: name, props: { text: content, originalText: `${content}y` } }
        void line.command(1, op, encode(encodePatches([set], new RefTable())))
        await wait(1000 / RATE)
      }
      line.close()
    }),
  )
}

async function signIns(port: number, count: number): Promise<void> {
  const here = `http://127.0.0.1:${port}`
  const first = await fetch(`${here}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const cookie = first.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  await Promise.allSettled(
    Array.from({ length: count }, async (_, at) => {
      const body = new URLSearchParams({
        csrfToken,
        email: `nobody${at}@example.org`,
        password: 'not the password',
        json: 'true',
      })
      const headers = { cookie, origin: here, 'x-forwarded-for': `10.0.${at % 250}.${at % 200}` }
      await (
        await fetch(`${here}/api/auth/callback/credentials`, {
          method: 'POST',
          headers,
          body,
          redirect: 'manual',
        })
      ).text()
    }),
  )
}

async function pages(port: number, count: number): Promise<void> {
  await Promise.allSettled(
    Array.from({ length: count }, async () => (await fetch(`http://127.0.0.1:${port}/`)).text()),
  )
}
