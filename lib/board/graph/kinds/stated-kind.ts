import { COMPONENT_KINDS, type ComponentKind } from '@/lib/framework/component-kinds'

const kinds = new Map(COMPONENT_KINDS.map((kind) => [kind as string, kind]))

/** The kind that the shape library stored in an element. */
export function statedKind(value: string | null): ComponentKind | null {
  return kinds.get(value ?? '') ?? null
}
