// Runs the app for development: pages reload when they change; the server must be restarted by hand.
import { fonts } from './assets/fonts.mjs'
import { searchIndex } from './assets/make-search-index.mjs'
import { generate } from './generate.mjs'
import { stopWithParent } from './stop-with-parent.mjs'

process.env.NODE_ENV = 'development'
process.env.NEXT_TELEMETRY_DISABLED ??= '1'
generate()
fonts()
searchIndex()
stopWithParent()
await import('tsx')
await import('../server.ts')
