import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { singleton } from '@/lib/shared/singleton'
import type { CaseJob, CaseReading } from '../../domain/read-case'
import { LimitedWorker } from './limited-worker'

const LIMITS = { ms: 2_000, memoryMb: 256, waiting: 50, each: 3 }

/** The only thread in which this process parses cases. */
export function caseWorker(): LimitedWorker<CaseJob, CaseReading> {
  return singleton('case-worker', () => {
    let bundled: string | undefined
    return new LimitedWorker<CaseJob, CaseReading>(() => {
      bundled ??= bundle()
      return bundled
    }, LIMITS)
  })
}

function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(process.cwd(), 'lib/cases/server/worker/case-worker-script.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  })
  return outputFiles[0]?.text ?? ''
}
