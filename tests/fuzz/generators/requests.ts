import { createHash } from 'node:crypto'
import type { Random } from '../../support/board/random'
import { type Forms, mutated, size } from '../input'
import { ROOM } from './frames'
import { cookieLine, HOST, ID, IDS, METHODS, ODD_HEADERS, page, QUERIES } from './odd-http'

function request(
  random: Random,
  line: string,
  headers: readonly string[],
  body: string | Uint8Array = '',
): Buffer {
  const extra = Array.from({ length: random.below(3) }, () => random.pick(ODD_HEADERS))
  const content = Buffer.from(body)
  const length = content.length > 0 ? [`content-length: ${content.length}`] : []
  const head = [line, `host: ${HOST}`, cookieLine(random), ...headers, ...length, ...extra].filter(Boolean)
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), content])
}

const own = `origin: http://${HOST}`
const json = (random: Random): string =>
  random.pick<() => string>([
    () => '[]',
    () => '[{}]',
    () => `[{"id":"${ID}"}]`,
    () => `[{"id":"${ID}","revision":1,"source":"x"}]`,
    () => `[{"token":"${'a'.repeat(random.below(90))}","name":"x"}]`,
    () => '["$undefined"]',
    () => '["$F1"]',
    () => '["$K1"]',
    () => '["$@1"]',
    () => '["$1:a:b"]',
    () => '["$Q1"]',
    () => '["$n9"]',
    () => '["$D2020"]',
    () => '["$B1"]',
    () => '["$h1"]',
    () => '["$T"]',
    () => '[{"__proto__":{"id":1}}]',
    () => '[{"then":"$1:then"}]',
    () => '['.repeat(size(random, 1, 50_000)),
    () => `[${'{"a":'.repeat(size(random, 1, 20_000))}1`,
    () => `["${'x'.repeat(size(random, 1, 300_000))}"]`,
    () => '["\\ud800"]',
    () => '[1e999]',
    () => `[{"roomId":"${ROOM}","role":"candidate","kind":"x"}]`,
    () => 'x',
    () => '',
    () => `[{"email":"a@b.c","password":"${'x'.repeat(random.below(300))}","name":"x"}]`,
    () => `[${'0,'.repeat(size(random, 1, 50_000))}0]`,
  ])()

function form(random: Random): { type: string; body: string } {
  const border = random.pick(['b', 'x'.repeat(70), '', '--', 'a"b'])
  const part = () => {
    const name = random.pick([
      '0',
      '1',
      '1_0',
      '$ACTION_ID_x',
      '$ACTION_REF_1',
      '$ACTION_1:0',
      '__proto__',
      '',
      '"',
      'a'.repeat(500),
    ])
    const file = random.chance(0.3) ? `; filename="${random.pick(['a', '../a', 'a\u0000', ''])}"` : ''
    return `--${border}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${json(random).slice(0, 5_000)}\r\n`
  }
  const body = Array.from({ length: size(random, 1, 300) }, part)
    .join('')
    .slice(0, 400_000)
  return {
    type: `content-type: multipart/form-data; boundary=${border}`,
    body: random.chance(0.8) ? `${body}--${border}--\r\n` : body,
  }
}

/** Complete HTTP requests. `actions` are the ids that the build gave to server actions. */
export function requestForms(actions: readonly string[]): Forms {
  const action = (random: Random) =>
    `next-action: ${random.chance(0.9) ? random.pick(actions) : 'x'.repeat(42)}`
  const any = (random: Random): Buffer =>
    request(
      random,
      `${random.pick(METHODS)} ${page(random)}${random.pick(QUERIES)} HTTP/1.1`,
      random.chance(0.5) ? [own] : [],
    )
  return {
    page: any,
    'page as a component': (random) =>
      request(random, `GET ${page(random)}${random.pick(QUERIES)} HTTP/1.1`, ['rsc: 1']),
    action: (random) =>
      request(
        random,
        `POST ${page(random)} HTTP/1.1`,
        [own, action(random), 'content-type: text/plain;charset=UTF-8'],
        json(random),
      ),
    'action with a form': (random) => {
      const { type, body } = form(random)
      return request(
        random,
        `POST ${page(random)} HTTP/1.1`,
        [own, ...(random.chance(0.5) ? [action(random)] : []), type],
        body,
      )
    },
    'sign in': (random) => {
      const way = random.pick([
        'callback/credentials',
        'signin/credentials',
        'signin/google',
        'callback/google',
        'signout',
        '_log',
        'session',
        'csrf',
        'verify-request',
        'error',
      ])
      const body = random.pick([
        'csrfToken=a',
        'csrfToken=a&email=a@b.c&password=x',
        `email=${'a'.repeat(2_000)}`,
        '%',
        'a[b]=1&a[c]=2',
        json(random).slice(0, 2_000),
      ])
      const type = random.pick(['application/x-www-form-urlencoded', 'application/json', 'text/xml'])
      return request(
        random,
        `${random.pick(['POST', 'GET'])} /api/auth/${way}${random.pick(QUERIES)} HTTP/1.1`,
        [own, `content-type: ${type}`],
        body,
      )
    },
    'join link': (random) =>
      request(
        random,
        `${random.pick(['GET', 'POST'])} /join/${random.pick([...IDS, 'a'.repeat(43), createHash('sha256').update(`${random.next()}`).digest('base64url')])} HTTP/1.1`,
        [own, action(random)],
        json(random),
      ),
    'long polling': (random) =>
      request(
        random,
        `${random.pick(['GET', 'POST', 'PUT', 'OPTIONS'])} /rt/?EIO=${random.pick(['4', '3', 'x', ''])}&transport=${random.pick(['polling', 'websocket', 'x', ''])}${random.pick(['', '&sid=x', '&sid=__proto__', '&j=1', '&b64=1'])} HTTP/1.1`,
        [random.pick([own, 'sec-fetch-site: same-origin'])],
        random.pick(['', '2probe', '4{}', '\u001e'.repeat(500), `b${'A'.repeat(9_000)}`]),
      ),
    'changed bytes': (random) => mutated(any(random), random),
    'not HTTP': (random) =>
      random.pick([
        () => Buffer.from('GET / HTTP/9.9\r\n\r\n'),
        () => Buffer.from(`GET ${'/'.repeat(size(random, 1, 70_000))} HTTP/1.1\r\nhost: a\r\n\r\n`),
        () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
        () => Buffer.from([0x16, 3, 1, 2, 0, 1]),
        () =>
          Buffer.from(
            `POST / HTTP/1.1\r\nhost: ${HOST}\r\ntransfer-encoding: chunked\r\n\r\nffffffff\r\nx\r\n0\r\n\r\n`,
          ),
        () =>
          Buffer.from(
            `POST / HTTP/1.1\r\nhost: ${HOST}\r\ntransfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n`,
          ),
        () => Buffer.from(`GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(size(random, 1, 5_000))}\r\n`),
        () => Buffer.from(`GET / HTTP/1.0\r\n\r\nGET /cases HTTP/1.0\r\n\r\n`),
        () => Buffer.from(Array.from({ length: size(random, 1, 5_000) }, () => random.below(256))),
      ])(),
  }
}
