import { isFigure } from './figure'

/** Figures found in a label. Missing ones are left out. */
export type LabelFigures = Readonly<{
  /** Requests per second. */
  rate?: number
  /** How often, for each request: "1 in 100", "5 %", "× 3", "2 calls". */
  calls?: number
  /** The share of a cache's requests that it answers itself: "90 % hits", "10 % misses". */
  hits?: number
  /** Milliseconds. */
  time?: number
  availability?: number
  /** "× 3" on a part: the number of copies. */
  copies?: number
}>

const KINDS = ['rate', 'calls', 'hits', 'time', 'availability', 'copies'] as const
const LONGEST_LABEL = 400
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  M: 1e6,
  million: 1e6,
  billion: 1e9,
}
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }

const SHORT_RATE = /(\d[\d.,]{0,15}) ?(k|M)? ?(?:rps|qps|tps|wps)\b/i
const RATE =
  /(\d[\d.,]{0,15}) ?(k|M|million|thousand|billion)?\b ?([a-z]{2,20})? ?(?:\/|per ) ?(s|sec|seconds?|min|minutes?|h|hours?)\b/i
/** Data rates and speeds are not request rates. */
const NO_REQUESTS = /^(?:[kmgt]?i?b|[kmgt]?bits?|[kmgt]?bytes?|bps|ms|km|eur|usd|users?)$/i
const ONE_IN = /(\d[\d.,]{0,9}) (?:in|out of|of) (\d[\d.,]{0,15})/
const PERCENT = /(\d[\d.,]{0,9}) ?% ?([a-z]{0,20})/i
const TIMES = /(?:^|\s)[x×] ?(\d{1,6})(?:$|[\s,;)])/i
const TIMES_AFTER = /(?:^|\s)(\d{1,6}) ?[x×](?:$|[\s,;)])/i
const CALLS = /(?:^|\s)(\d{1,6}) (?:calls|queries|lookups)\b/i
const TIME = /(\d[\d.,]{0,9}) ?(ms|µs|us)\b/i
/** "TTL 500 ms" is how long something is kept, not how long a call takes. */
const NO_CALL_TIME = /\b(?:ttl|every|timeout|interval|retry|expires?|after|each)\b/i
/** Words after a percentage that make it a share of the requests. */
const SHARE_WORDS = /^(?:|of|reads?|writes?|requests?|calls|traffic)$/i

/** Reads the figures in the label of a part or of a connection. Accepts any text. */
export function readLabel(label: string): LabelFigures {
  const text = label.slice(0, LONGEST_LABEL)
  const found: LabelFigures = { ...rateIn(text), ...shareIn(text), ...timeIn(text), ...countIn(text) }
  return Object.fromEntries(
    KINDS.flatMap((kind) => {
      const value = found[kind]
      return value !== undefined && isFigure(kind, value) ? [[kind, value]] : []
    }),
  )
}

function rateIn(text: string): LabelFigures {
  const short = SHORT_RATE.exec(text)
  if (short) return { rate: numberOf(short[1]) * scaleOf(short[2]) }
  const [, amount, scale, what = '', unit = ''] = RATE.exec(text) ?? []
  if (amount === undefined || NO_REQUESTS.test(what)) return {}
  return { rate: (numberOf(amount) * scaleOf(scale)) / (SECONDS[unit.charAt(0).toLowerCase()] ?? 1) }
}

function shareIn(text: string): LabelFigures {
  const [, part, whole] = ONE_IN.exec(text) ?? []
  if (part !== undefined && numberOf(part) < numberOf(whole))
    return { calls: numberOf(part) / numberOf(whole) }
  const [, percent, word = ''] = PERCENT.exec(text) ?? []
  if (percent === undefined) return {}
  // Rounded, because 1 − 0.9 is not exactly 0.1 in binary.
  const share = Number((numberOf(percent) / 100).toFixed(12))
  if (/\bhit/i.test(text)) return { hits: share }
  if (/\bmiss/i.test(text)) return { hits: Number((1 - share).toFixed(12)) }
  if (/\b(?:up|uptime|availab\w*|sla|slo)\b/i.test(text)) return { availability: share }
  if (share >= 0.99 && share < 1 && word === '') return { availability: share }
  return SHARE_WORDS.test(word) ? { calls: share } : {}
}

function timeIn(text: string): LabelFigures {
  const [, amount, unit = ''] = TIME.exec(text) ?? []
  if (amount === undefined || NO_CALL_TIME.test(text)) return {}
  return { time: numberOf(amount) / (unit.toLowerCase() === 'ms' ? 1 : 1000) }
}

function countIn(text: string): LabelFigures {
  const calls = CALLS.exec(text)?.[1]
  if (calls !== undefined) return { calls: numberOf(calls) }
  const times = (TIMES.exec(text) ?? TIMES_AFTER.exec(text))?.[1]
  if (times === undefined) return {}
  return { calls: numberOf(times), copies: numberOf(times) }
}

/** "1,000" and "1.5", as written in English. NaN for anything else. */
function numberOf(text = ''): number {
  const plain = text.replace(/[.,]$/, '')
  return /^\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?$/.test(plain) ? Number(plain.replaceAll(',', '')) : Number(plain)
}

/** A lower-case m may mean million or minutes, so it counts as neither. */
function scaleOf(scale: string | undefined): number {
  if (scale === undefined) return 1
  return SCALES[scale] ?? SCALES[scale.toLowerCase()] ?? Number.NaN
}
