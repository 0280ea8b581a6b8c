import table from '@/content/what-if/kinds.json'
import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { FigureKind } from './figure'

type Sourced = Readonly<{ value: number; source: string }>

const PARTS: Readonly<Partial<Record<ComponentKind, Partial<Record<FigureKind, Sourced>>>>> = table.parts

/** The figure assumed for a part of this kind, with its source; null if it is not known. */
export function figureOfKind(kind: ComponentKind, figure: FigureKind): Sourced | null {
  return PARTS[kind]?.[figure] ?? null
}

/** The time of a call between two parts in one data centre. */
export const NEAR_CALL: Sourced = table.call.time
