import { join } from 'node:path'
import { build } from 'esbuild'
import { LimitedWorker } from '@/lib/cases/server/worker/limited-worker'
import type { Failure } from '@/lib/shared/errors'
import type { EventData } from '../../domain/log/event-kinds'

const LIMITS = { ms: 10_000, memoryMb: 256, waiting: 10, each: 1 }

/** A drawing as edits of a board, with its pictures by hash, or why no board may contain it. */
export type DrawingReading =
  | { ok: true; edits: EventData['board/edited'][]; pictures: Map<string, Uint8Array> }
  | Failure

let worker: Promise<LimitedWorker<Uint8Array, DrawingReading>> | undefined

/**
 * The one thread in which this process reads drawings. Callers stop it when they are done: a large drawing
 * leaves it using a lot of memory.
 */
export function drawingWorker(): Promise<LimitedWorker<Uint8Array, DrawingReading>> {
  worker ??= bundle().then(
    (script) => new LimitedWorker<Uint8Array, DrawingReading>(() => script, LIMITS),
    (error: unknown) => {
      worker = undefined
      throw error
    },
  )
  return worker
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(process.cwd(), 'lib/rooms/server/drawing/drawing-worker-script.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  })
  return outputFiles[0]?.text ?? ''
}
