import { z } from 'zod'

// Every variable the app reads, explained for operators in .env.example. An empty value counts as unset. Each
// check's message continues the sentence "NAME is "value": ".

const longSecret = z.string().min(32, 'it must be at least 32 characters long')

const url = (what: string, ...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.replace(':', '')),
      `it must be ${what}, starting with ${schemes.map((s) => `${s}://`).join(' or ')}`,
    )

const text = z.string()

const price = z
  .string()
  .regex(/^\d{1,6}(?:\.\d{1,6})?$/, 'it must be a price in dollars for a million tokens, such as 0.4')
  .transform(Number)

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'it must be a whole number from 0 to 65535 (0 takes any free port)')
    .transform(Number)
    .refine((port) => port <= 65535, 'it must be a whole number from 0 to 65535 (0 takes any free port)')
    .default(3000),
  HOST: text.default('127.0.0.1'),
  APP_URL: url('the address people open', 'http', 'https')
    .transform((value) => new URL(value).origin)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9]$/, 'it must be a whole number from 0 to 9')
    .transform(Number)
    .optional(),
  DATA_DIR: text.default('.data'),
  DATABASE_URL: url('a Postgres address', 'postgresql', 'postgres').optional(),
  RECORD_AFTER_DAYS: z
    .string()
    .regex(/^\d{1,5}$/, 'it must be a whole number of days, such as 7')
    .transform(Number)
    .default(7),
  KEEP_ROUNDS_DAYS: z
    .string()
    .regex(/^\d{1,5}$/, 'it must be a whole number of days, 30 or more')
    .transform(Number)
    .refine((days) => days >= 30, 'it must be a whole number of days, 30 or more')
    .optional(),
  REDIS_URL: url('a Redis address', 'redis', 'rediss').optional(),
  AUTH_SECRET: longSecret.optional(),
  GITHUB_ID: text.optional(),
  GITHUB_SECRET: text.optional(),
  GOOGLE_ID: text.optional(),
  GOOGLE_SECRET: text.optional(),
  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: url('the base address of an OpenAI-compatible service', 'http', 'https').optional(),
  OPENAI_MODEL: text.optional(),
  AI_TOKENS_A_DAY: z
    .string()
    .regex(/^\d{1,12}$/, 'it must be a whole number of tokens')
    .transform(Number)
    .default(2_000_000),
  AI_PRICE_INPUT: price.optional(),
  AI_PRICE_OUTPUT: price.optional(),
  SMTP_URL: url('the address of a mail server', 'smtp', 'smtps').optional(),
  MAIL_FROM: text
    .max(320)
    .refine(
      (value) => /^(?:[^<>@"]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value),
      'it must be an address, or a name and an address like Threepoint <mail@example.org>',
    )
    .optional(),
  BLOBS: z.enum(['database', 'store'], 'it must be database or store').optional(),
  S3_ENDPOINT: url('the address of an S3-compatible store', 'http', 'https').optional(),
  S3_BUCKET: text.optional(),
  S3_REGION: text.optional(),
  S3_ACCESS_KEY_ID: text.optional(),
  S3_SECRET_ACCESS_KEY: text.optional(),
  TURN_URLS: text.optional(),
  TURN_SECRET: text.optional(),
  ADMIN_EMAILS: text
    .transform((value) =>
      value
        .toLowerCase()
        .split(/[\s,;]+/u)
        .filter(Boolean),
    )
    .refine(
      (all) => all.every((one) => /^[^\s<>@]+@[^\s<>@]+$/.test(one)),
      'it must be e-mail addresses with commas between them, such as ines@example.org, mara@example.org',
    )
    .optional(),
  METRICS_TOKEN: z.string().min(16, 'it must be at least 16 characters long').optional(),
  CHROMIUM_PATH: text.optional(),
})

/** Names of all settings. */
export const settings = schema.keyof().options

export type Env = z.infer<typeof schema>

/** Variables that only make sense together: if one is set, all must be. */
const together: (keyof Env)[][] = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ['TURN_URLS', 'TURN_SECRET'],
  ['AI_PRICE_INPUT', 'AI_PRICE_OUTPUT'],
]

const secret = /SECRET|KEY|TOKEN|_URL$/

/**
 * Reads the settings from environment variables. Throws one Error whose message names every invalid variable
 * in a sentence of its own; secrets are not repeated.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = schema.safeParse(given)
  const problems = parsed.success
    ? missingPartners(parsed.data)
    : parsed.error.issues.map((issue) => {
        const name = String(issue.path[0])
        return `${name} is ${secret.test(name) ? 'wrong' : JSON.stringify(given[name])}: ${issue.message}.`
      })
  if (parsed.success && problems.length === 0) return parsed.data
  throw new Error(`${problems.join('\n')}\nSee .env.example for what each setting means.`)
}

function missingPartners(env: Env): string[] {
  return together.flatMap((names) => {
    const missing = names.filter((name) => env[name] === undefined)
    if (missing.length === 0 || missing.length === names.length) return []
    const set = names.filter((name) => env[name] !== undefined)
    return [`${missing.join(' and ')} must be set too, because ${set.join(' and ')} is set.`]
  })
}

let cached: Env | undefined

/** The settings of this process, parsed once. */
export function env(): Env {
  cached ??= parseEnv(process.env)
  return cached
}

/**
 * Sets what the start-up determines by itself (a database, a secret, a port), for this process and its
 * children.
 */
export function completeEnv(values: Partial<Record<keyof Env, string>>): Env {
  Object.assign(process.env, values)
  cached = parseEnv(process.env)
  return cached
}
