/**
 * A connection that broke, was refused or was never established; too many open files; a message that violates
 * a protocol.
 */
const CONNECTION: ReadonlySet<string> = new Set([
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTCONN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPROTO',
  'EMFILE',
  'ENFILE',
])
const CONNECTION_KINDS = [
  'ECONN',
  'HPE_',
  'WS_ERR_',
  'ERR_HTTP_',
  'ERR_HTTP2_',
  'ERR_STREAM_',
  'ERR_SOCKET_',
  'ERR_SSL_',
  'ERR_TLS_',
]
/** Postgres: connection exceptions, insufficient resources, operator intervention. */
const DATABASE = /^(08|53|57)[0-9A-Z]{3}$/
/** Packages that serve one connection or call one external service. */
const LIBRARIES: ReadonlySet<string> = new Set([
  'engine.io',
  'engine.io-parser',
  'socket.io',
  'socket.io-adapter',
  'socket.io-parser',
  'ws',
  'pg',
  'pg-pool',
  'pg-protocol',
  'redis',
])
const SCOPES: ReadonlySet<string> = new Set(['@socket.io', '@redis'])

/**
 * Whether an uncaught error ends the process. An error from serving one connection leaves everything else
 * intact, and nobody on the network may stop the server: this covers errors of connections (browsers,
 * Postgres, Redis, other services), and whatever the libraries that serve them throw. Our own code catches
 * errors where it serves one socket, request or room. Anything else that it throws, a full memory, or an
 * address already in use leaves the process in doubt: it is stopped in order and started again. A rejected
 * promise that nobody awaited never ends it.
 */
export function endsProcess(error: unknown): boolean {
  if (!(error instanceof Error)) return true
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && (isOfConnection(code) || DATABASE.test(code))) return false
  return !isInLibrary(thrower(error.stack))
}

function isOfConnection(code: string): boolean {
  return CONNECTION.has(code) || CONNECTION_KINDS.some((kind) => code.startsWith(kind))
}

/** The first stack frame outside Node's own code. */
function thrower(stack = ''): string {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return lines.find((line) => !/\(?node:/.test(line))?.replaceAll('\\', '/') ?? ''
}

/** Whether a stack frame is in one of the packages above. */
function isInLibrary(line: string): boolean {
  const folder = 'node_modules/'
  const at = line.lastIndexOf(folder)
  if (at < 0) return false
  const [name = ''] = line.slice(at + folder.length).split('/')
  return LIBRARIES.has(name) || SCOPES.has(name)
}
