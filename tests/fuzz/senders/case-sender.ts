import { createDraft } from '@/lib/cases/server/drafts/create-draft'
import { CASE } from '../generators/case-sources'
import { newSeat, type Seat, stillThere, type Target } from '../target'
import { actionIds } from './action-ids'
import { answered, type Sender } from './sender'

/** An author may have this many versions, so later ones belong to another author. */
const INPUTS_AN_AUTHOR = 150

/** Saves a source as its editor does, publishes it, and opens its guide and its page. */
export async function openCaseSender(target: Target): Promise<Sender> {
  const { keepCase = '', publishCase = '' } = actionIds()
  const here = `http://127.0.0.1:${target.port}`
  let seat: Seat
  let id = ''
  let revision = 1
  let left = 0
  const ask = async (pathname: string, init: RequestInit = {}) => {
    const headers = { cookie: seat.cookie, origin: here, ...init.headers }
    try {
      const response = await fetch(`${here}${pathname}`, { ...init, headers })
      return await response.text()
    } catch {
      await stillThere(target)
      return ''
    }
  }
  const act = (action: string, input: object) =>
    ask(`/cases/mine/${id}`, {
      method: 'POST',
      headers: {
        'next-action': action,
        accept: 'text/x-component',
        'content-type': 'text/plain;charset=UTF-8',
      },
      body: JSON.stringify([escaped(input)]),
    })
  return {
    send: async ({ bytes }) => {
      if (left-- === 0 || id === '') {
        seat = await newSeat()
        id = (await createDraft(seat.user.id, CASE, new Date())).id
        revision = 1
        left = INPUTS_AN_AUTHOR
      }
      const source = Buffer.from(bytes).toString()
      const kept = await answered(act(keepCase, { id, revision, source }))
      if (kept.includes('"ok":true')) revision++
      const published = await answered(act(publishCase, { id }))
      if (!published.includes('"ok":true')) return
      await answered(ask(`/cases/${id}/guide`))
      await answered(ask(`/cases/${id}`))
    },
    close: () => {},
  }
}

/** React doubles the dollar sign of a text that starts with one. */
function escaped(input: object): object {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('$') ? `$${value}` : value,
    ]),
  )
}
