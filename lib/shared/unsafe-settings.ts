import type { Env } from './env'

/** Passwords from examples and container images, which every attacker tries. */
const DEFAULT_PASSWORDS = new Set([
  '',
  'postgres',
  'password',
  'threepoint',
  'admin',
  'root',
  'secret',
  'changeme',
  'example',
])

/** Minimum number of different characters in a strong secret. */
const CHARACTERS = 10

type Settings = Pick<
  Env,
  'HOST' | 'APP_URL' | 'AUTH_SECRET' | 'DATABASE_URL' | 'NODE_ENV' | 'SMTP_URL' | 'TRUSTED_PROXIES'
>

/**
 * Settings by an operator that put people at risk, each as a sentence that includes what to do. Settings that
 * cannot work at all prevent the start instead; see parseEnv.
 */
export function unsafeSettings(settings: Settings): string[] {
  const { HOST, APP_URL, AUTH_SECRET, DATABASE_URL, NODE_ENV, SMTP_URL, TRUSTED_PROXIES } = settings
  const isPublic = !isLocal(HOST)
  return [
    isPublic &&
      !APP_URL &&
      `HOST=${HOST} lets the network in over plain http, so passwords and sessions can be read on the way. Put a proxy with https in front and set APP_URL to the address that people open.`,
    APP_URL?.startsWith('http:') &&
      !isLocal(new URL(APP_URL).hostname) &&
      `APP_URL=${APP_URL} is plain http, so passwords and sessions can be read on the way. Put a proxy with https in front and set APP_URL to its https address.`,
    APP_URL?.startsWith('https:') &&
      TRUSTED_PROXIES === 0 &&
      'TRUSTED_PROXIES=0 beside an https APP_URL makes everybody share the address of the proxy, and with it the limits on tries and sign-ups. Set it to the number of proxies in front.',
    isPublic &&
      NODE_ENV === 'development' &&
      `HOST=${HOST} lets the network into a development server. Use "npm start" for others.`,
    AUTH_SECRET !== undefined &&
      new Set(AUTH_SECRET).size < CHARACTERS &&
      'AUTH_SECRET is easy to guess, and whoever guesses it can sign in as anybody. Make one with: openssl rand -base64 33',
    DATABASE_URL !== undefined &&
      hasDefaultPassword(DATABASE_URL) &&
      'DATABASE_URL has no password or one that is tried first. Set a long random password for the database.',
    SMTP_URL !== undefined &&
      !APP_URL &&
      'SMTP_URL is set without APP_URL, so links in mails lead to this machine alone. Set APP_URL to the address that people open.',
  ].filter((sentence) => sentence !== false && sentence !== undefined)
}

/** Whether a host refers only to this machine. */
function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || host.startsWith('127.')
}

/** A database on this machine may require no password at all, which is its operator's choice. */
function hasDefaultPassword(address: string): boolean {
  const { hostname, username, password } = new URL(address)
  if (password === '' && (hostname === '' || isLocal(hostname))) return false
  return DEFAULT_PASSWORDS.has(decodeURIComponent(password)) || password === username
}
