import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

type Manifest = { node: Record<string, { exportedName: string }> }

/** The ids that the build gave to server actions, by name; empty without a build. */
export function actionIds(): Record<string, string> {
  const file = path.resolve('.next/server/server-reference-manifest.json')
  if (!existsSync(file)) return {}
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return Object.fromEntries(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]))
}
