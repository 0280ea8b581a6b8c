import { existsSync } from 'node:fs'
import { configuredEndpoint } from '@/lib/ai/server/endpoint'
import { checkEndpoint } from './ai/check-endpoint'

// npm run ai:check: has the configured endpoint grade a tiny session and answer in a tiny interview, and reports what
// works.

if (existsSync('.env')) process.loadEnvFile('.env')
const endpoint = configuredEndpoint()
if (!endpoint) {
  console.log(
    'No endpoint is configured, so Threepoint offers no AI feedback and no AI interviewer. Set OPENAI_API_KEY or OPENAI_BASE_URL.',
  )
} else {
  const { lines, works } = await checkEndpoint(endpoint)
  for (const line of lines) console.log(line)
  process.exitCode = works ? 0 : 1
}
