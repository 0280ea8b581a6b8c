import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { DRAWING_LIMITS } from '@/lib/board/graph/drawing/drawing-limits'
import { ARCHIVE_BYTES } from '@/lib/review/domain/archive/archive-limits'
import { IMAGE_LIMIT } from '@/lib/rooms/server/images/images'
import { parseEnv, settings } from '@/lib/shared/env'
import { MALLOC } from '@/tests/soak/fuzz/watched-app'

type Service = {
  image?: string
  build?: { dockerfile: string }
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
  volumes?: string[]
  stop_grace_period?: string
}

const compose = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, null>
}
const nginx = readFileSync('deploy/nginx.conf', 'utf8')
const apps = Object.entries(compose.services).filter(([, service]) => service.image === 'threepoint')

/** Values as they are once the operator has set what must be set. */
function filledIn(environment: Record<string, string>): Record<string, string> {
  const given: Record<string, string> = { AUTH_SECRET: 'x'.repeat(44), POSTGRES_PASSWORD: 'secret' }
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, key: string, kind: string, rest: string) => {
        if (given[key] === undefined && kind !== '-') throw new Error(`${key} is not set`)
        return given[key] ?? rest
      }),
    ]),
  )
}

test('two processes of the app with the same, valid settings', () => {
  expect(apps.map(([name]) => name)).toEqual(['app1', 'app2'])
  for (const [, app] of apps) {
    const names = Object.keys(app.environment ?? {})
    expect(names.filter((name) => !(settings as readonly string[]).includes(name))).toEqual([])
    const env = parseEnv(filledIn(app.environment ?? {}))
    expect(new URL(env.DATABASE_URL ?? '').hostname).toBe('postgres')
    expect(new URL(env.REDIS_URL ?? '').hostname).toBe('redis')
    expect(env.HOST).toBe('0.0.0.0')
    expect(Number.parseInt(app.stop_grace_period ?? '', 10)).toBeGreaterThanOrEqual(11)
    expect(app.healthcheck?.test.join(' ')).toContain(`:${env.PORT}/readyz`)
    expect(readFileSync(app.build?.dockerfile ?? '', 'utf8')).toContain('scripts/start.mjs')
  }
  expect(apps[0]?.[1].environment).toEqual(apps[1]?.[1].environment)
})

test('whatever a service waits for or keeps exists', () => {
  for (const service of Object.values(compose.services)) {
    for (const name of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(name)
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':')
      if (source.startsWith('./')) expect(readFileSync(source).length).toBeGreaterThan(0)
      else expect(compose.volumes).toHaveProperty(source)
    }
  }
})

test('the proxy knows every process, and keeps a room on one', () => {
  const upstream = (name: string) => new RegExp(`upstream ${name} \\{([^}]*)\\}`).exec(nginx)?.[1] ?? ''
  for (const name of ['sockets', 'pages']) {
    const servers = [...upstream(name).matchAll(/server (\w+):(\d+)/g)].map(
      ([, host, port]) => `${host}:${port}`,
    )
    expect(servers).toEqual(apps.map(([app]) => `${app}:3000`))
  }
  expect(upstream('sockets')).toContain('hash $arg_room consistent')
  const sockets = /location \/rt\/ \{([^}]*)\}/.exec(nginx)?.[1] ?? ''
  expect(sockets).toContain('proxy_set_header Upgrade $http_upgrade')
  expect(Number(/proxy_read_timeout (\d+)s/.exec(sockets)?.[1])).toBeGreaterThan(8)
  for (const [, place = ''] of nginx.matchAll(/location \S+ \{([^}]*)\}/g)) {
    expect(place).toContain('proxy_set_header Host $http_host')
    // Addresses of proxies before it stay; the app takes as many from the end as are declared.
    expect(place).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for')
  }
})

test('the proxy lets through the largest file that each address takes, and little elsewhere', () => {
  const most = (part: string) => Number(/client_max_body_size (\d+)m;/.exec(part)?.[1]) * 1024 * 1024
  const at = (address: string) => most(nginx.split(`location = ${address} {`)[1]?.split('}')[0] ?? '')
  for (const [address, bytes] of [
    ['/api/imported', ARCHIVE_BYTES],
    ['/api/rooms/drawn', DRAWING_LIMITS.bytes],
  ] as const) {
    expect(at(address)).toBeGreaterThanOrEqual(bytes)
    expect(at(address)).toBeLessThan(1.1 * bytes)
  }
  expect(most(nginx)).toBeGreaterThanOrEqual(IMAGE_LIMIT)
  expect(most(nginx)).toBeLessThan(2 * IMAGE_LIMIT)
})

test('the soak measures memory under the settings of malloc that the image has', () => {
  const dockerfile = readFileSync('deploy/Dockerfile', 'utf8')
  const set = Object.entries(MALLOC).map(([name, value]) => `${name}=${value}`)
  expect(dockerfile).toContain(`ENV ${set.join(' ')}\n`)
})
