import type { GuidedStep } from '@/lib/framework/steps'
import type { Curveball, Guide } from './schema/guide-schema'

/**
 * The parts that a curveball reopens, as text: `Shared counts, Limiter; APIs, Calculations`. Null if the case does not
 * list any.
 */
export function openedBy(
  { touches }: Curveball,
  { nodes }: Guide['graph'],
  titles: Readonly<Record<GuidedStep, string>>,
): string | null {
  if (!touches) return null
  const parts = touches.parts.flatMap((id) => nodes.find((node) => node.id === id)?.label ?? [])
  const steps = touches.worksheet.map((slug) => titles[slug])
  const lists = [parts, steps].filter((list) => list.length > 0).map((list) => list.join(', '))
  return lists.length > 0 ? lists.join('; ') : null
}
