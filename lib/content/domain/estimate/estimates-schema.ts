import { z } from 'zod'
import { quantityName, text } from '../text-schema'

/** An assumed number, with the reason why it is plausible. */
export type Assumption = { name: string; text: string; why: string }

/** A number derived from others. `text` is the result as written; `soWhat` is the conclusion. */
export type Derivation = { name: string; formula: string; text: string; soWhat?: string }

/** The formulas of a document, each building on earlier ones. */
export type Estimates = { assume: Assumption[]; derive: Derivation[] }

const assume = z.record(quantityName, z.coerce.string()).transform((record, context): Assumption[] =>
  Object.entries(record).map(([name, value]) => {
    const [quantity = '', ...why] = value.split(' | ')
    if (why.length === 0) {
      context.addIssue({ code: 'custom', path: [name], message: 'has no reason; write "quantity | why"' })
    }
    return { name, text: quantity.trim(), why: why.join(' | ').trim() }
  }),
)

const derive = z.record(quantityName, text).transform((record, context): Derivation[] =>
  Object.entries(record).map(([name, value]) => {
    const parts = /^([^=]+?) = ([^|]+?)(?: \| (.+))?$/s.exec(value)
    if (!parts?.[1] || !parts[2]) {
      context.addIssue({ code: 'custom', path: [name], message: 'write "formula = result | so what"' })
      return { name, formula: value, text: '' }
    }
    return { name, formula: parts[1], text: parts[2], ...(parts[3] ? { soWhat: parts[3] } : {}) }
  }),
)

export const estimates = z.strictObject({ assume: assume.default([]), derive })
