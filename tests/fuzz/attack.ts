import { keptInputs } from './corpus'
import type { Entrance } from './entrances'
import { type Input, inputOf } from './input'
import { type Sender, Unanswered } from './senders/sender'
import { Gone, type Target } from './target'

/** An input that did harm, or was in flight when harm was done. Stored inputs have negative numbers. */
export type Finding = {
  index: number
  kind: string
  bytes: number
  what: 'gone' | 'unanswered' | 'slow'
  ms: number
  /** The reason, from the sender. */
  why?: string
}

export type AttackOptions = {
  entrance: Entrance
  target: Target
  seed: number
  /** The first number to send; stored inputs are below 0. */
  first: number
  /** Called before each input; false ends the attack. */
  more: (index: number) => boolean
  found: (finding: Finding) => void
  /** Waits until the server is back. */
  back: () => Promise<void>
}

/** A slower response is reported. */
const SLOW_MS = 2_500

/** Sends inputs to an entrance, in several lanes. @returns how many were sent */
export async function attack(options: AttackOptions): Promise<number> {
  const { entrance, seed, first, more } = options
  let next = first
  const lane = async (number: number) => {
    let sender: Sender | null = null
    while (more(next)) {
      const index = next++
      sender = await sendOne(options, sender, number, index, inputAt(entrance, seed, index))
    }
    sender?.close()
  }
  await Promise.all(Array.from({ length: entrance.lanes }, (_, number) => lane(number)))
  return next - first
}

/** The number of the first input of a complete run: stored inputs come first. */
export function firstIndex({ name }: Entrance): number {
  return -keptInputs(name).length
}

export function inputAt({ name, forms }: Entrance, seed: number, index: number): Input {
  const kept = index < 0 ? keptInputs(name)[-index - 1] : undefined
  return kept ?? inputOf(name, forms, seed, index)
}

/** @returns the sender to continue with, or null when it is no longer usable */
async function sendOne(
  { entrance, target, found, back }: AttackOptions,
  sender: Sender | null,
  lane: number,
  index: number,
  input: Input,
): Promise<Sender | null> {
  const started = performance.now()
  const report = (what: Finding['what'], why?: string) => {
    const ms = Math.round(performance.now() - started)
    found({ index, kind: input.kind, bytes: input.bytes.length, what, ms, ...(why ? { why } : {}) })
  }
  let open = sender
  try {
    open ??= await entrance.open(target, lane)
    await open.send(input)
    if (performance.now() - started > SLOW_MS) report('slow')
    return open
  } catch (error) {
    if (!(error instanceof Gone || error instanceof Unanswered)) throw error
    report(error instanceof Gone ? 'gone' : 'unanswered', error.message)
    open?.close()
    await back()
    return null
  }
}
