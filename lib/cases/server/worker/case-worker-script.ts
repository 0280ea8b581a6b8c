import { parentPort } from 'node:worker_threads'
import { type CaseJob, type CaseReading, readCase } from '../../domain/read-case'
import type { WorkerAnswer } from './limited-worker'

// The thread in which cases are parsed. It is bundled into one script, as threads know neither tsx nor the path
// aliases.
const answer = (message: WorkerAnswer<CaseReading>) => parentPort?.postMessage(message)

parentPort?.on('message', (job: CaseJob) => {
  try {
    answer({ result: readCase(job) })
  } catch (error) {
    answer({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
answer({ ready: true })
