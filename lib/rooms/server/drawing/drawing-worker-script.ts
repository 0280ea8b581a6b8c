import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { openDrawing } from '@/lib/board/graph/drawing/open-drawing'
import type { WorkerAnswer } from '@/lib/cases/server/worker/limited-worker'
import { AppError, toFailure } from '@/lib/shared/errors'
import { drawingEdits } from '../../domain/drawing/drawing-edits'
import type { DrawingReading } from './drawing-worker'

// The thread in which drawings are read. It is bundled into one script: threads support neither tsx nor the
// path aliases.
const answer = (message: WorkerAnswer<DrawingReading>) => parentPort?.postMessage(message)

parentPort?.on('message', (file: Uint8Array) => {
  try {
    answer({ result: read(new TextDecoder().decode(file)) })
  } catch (error) {
    if (error instanceof AppError) answer({ result: toFailure(error) })
    else answer({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
answer({ ready: true })

function read(text: string): DrawingReading {
  const drawing = openDrawing(text)
  const used = new Set(
    drawing.written.flatMap(({ type, fileId }) => (type === 'image' ? [String(fileId)] : [])),
  )
  const files = drawing.files
    .filter(({ id }) => used.has(id))
    .map(({ id, dataURL }) => {
      const bytes = new Uint8Array(Buffer.from(dataURL.slice(dataURL.indexOf(',') + 1), 'base64'))
      return { id, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
    })
  const hashes = new Map(files.map(({ id, hash }) => [id, hash]))
  const edits = drawingEdits(drawing, (id) => hashes.get(id))
  return { ok: true, edits, pictures: new Map(files.map(({ hash, bytes }) => [hash, bytes])) }
}
