import { drawFrom, shuffled } from '../seeded'
import type { Scene } from './scene-schema'

export type SceneAnswer = { page: string; title: string; right: boolean; why: string; fact: string }

/** A scene to be asked: four answers in shuffled order. */
export type AskedScene = { id: string; scene: string; answers: SceneAnswer[] }

/** Scenes in the order given by a seed, each with its answers in a seeded order too. */
export function askScenes(
  scenes: readonly Scene[],
  titles: ReadonlyMap<string, string>,
  seed: number,
): AskedScene[] {
  const draw = drawFrom(seed)
  return shuffled(scenes, draw).map(({ id, scene, pattern, fact, why, others }) => ({
    id,
    scene: scene.trim(),
    answers: shuffled(
      [{ page: pattern, right: true, why, fact }, ...others.map((other) => ({ ...other, right: false }))].map(
        (answer) => ({ ...answer, title: titles.get(answer.page) ?? answer.page }),
      ),
      draw,
    ),
  }))
}
