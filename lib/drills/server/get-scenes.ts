import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listPages } from '@/lib/handbook/server/handbook'
import { singleton } from '@/lib/shared/singleton'
import { type AskedScene, askScenes } from '../domain/scenes/ask-scenes'
import { parseScenes } from '../domain/scenes/parse-scenes'
import type { Scene } from '../domain/scenes/scene-schema'

/** All scenes in the order given by a seed. */
export async function getScenes(seed: number): Promise<AskedScene[]> {
  const kept = singleton('drill scenes', (): { scenes: Promise<Scene[]> | null } => ({ scenes: null }))
  kept.scenes ??= readScenes().catch((error: unknown) => {
    kept.scenes = null
    throw error
  })
  const titles = new Map((await listPages()).map(({ id, title }) => [id, title]))
  return askScenes(await kept.scenes, titles, seed)
}

async function readScenes(root = join(process.cwd(), 'content')): Promise<Scene[]> {
  const parsed = parseScenes(
    await readFile(join(/*turbopackIgnore: true*/ root, 'drills', 'scenes.yaml'), 'utf8'),
  )
  if (parsed.ok) return parsed.scenes
  const [problem] = parsed.problems
  throw new Error(`content/drills/scenes.yaml:${problem?.line}: ${problem?.message}`)
}
