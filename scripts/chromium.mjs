// Finds the Chromium for browser tests, and installs Debian's where possible.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installDebian } from './install-debian.mjs'

// The headless shell first: the browser tests take about 40 % less CPU in it.
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of a working Chromium; installs one as root on Debian, otherwise throws with instructions. */
export function chromiumPath() {
  const given = process.env.CHROMIUM_PATH
  if (given && !works(given)) throw new Error(`CHROMIUM_PATH is ${given}, and that does not run.`)
  const found = given || usual.find(works)
  if (found) return found
  installDebian('Chromium for the browser tests', 'chromium-headless-shell')
  const installed = usual.find(works)
  if (installed) return installed
  throw new Error(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium-headless-shell), or set CHROMIUM_PATH to one.',
  )
}

function works(file) {
  return existsSync(file) && spawnSync(file, ['--version']).status === 0
}
