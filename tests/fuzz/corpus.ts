import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Input } from './input'

const FOLDER = path.join(import.meta.dirname, 'corpus')

/** Inputs that once did harm at an entrance: one file each, named after the problem. */
export function keptInputs(entrance: string): Input[] {
  const folder = path.join(FOLDER, entrance)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map((file) => ({ kind: `kept: ${file}`, bytes: readFileSync(path.join(folder, file)) }))
}
