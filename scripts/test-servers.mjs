// Redis and nginx, which the tests with several processes start themselves.
import { spawnSync } from 'node:child_process'
import { installDebian } from './install-debian.mjs'

/** Programs with the Debian packages that contain them, and the option that prints their version. */
const SERVERS = {
  'redis-server': { package: 'redis-server', version: '--version' },
  nginx: { package: 'nginx-light', version: '-v' },
}

/** @throws Error with installation instructions if the server is missing */
export function requireServer(name) {
  if (works(name)) return
  throw new Error(
    `This test needs ${name}. Install it (Debian: apt-get install ${SERVERS[name].package}) and run it again.`,
  )
}

/** Installs missing servers as root on Debian. @returns sentences about what is still missing */
export function installTestServers() {
  const names = Object.keys(SERVERS)
  const missing = names.filter((name) => !works(name)).map((name) => SERVERS[name].package)
  if (missing.length > 0) installDebian('servers for the tests', ...missing)
  return names
    .filter((name) => !works(name))
    .map(
      (name) =>
        `No ${name}: its tests will fail. Install it (Debian: apt-get install ${SERVERS[name].package}).`,
    )
}

function works(name) {
  return spawnSync(name, [SERVERS[name].version]).status === 0
}
