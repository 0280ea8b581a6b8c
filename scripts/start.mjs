// Runs the app in production, after building it if needed.
import { pathToFileURL } from 'node:url'
import { build, serverFile } from './build.mjs'
import { stopWithParent } from './stop-with-parent.mjs'

try {
  process.env.NODE_ENV = 'production'
  process.env.NEXT_TELEMETRY_DISABLED ??= '1'
  build()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
stopWithParent()
await import(pathToFileURL(serverFile).href)
