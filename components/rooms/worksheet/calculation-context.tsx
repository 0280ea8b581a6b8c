'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { type Source, useSelected } from '@/lib/rooms/client/view/use-selected'
import { type Calculation, useCalculation } from '@/lib/rooms/client/worksheet/use-calculation'
import { useSharedText } from '@/lib/rooms/client/worksheet/use-shared-text'

/** A changing calculation, for components that show part of it. */
class CalculationSource implements Source<Calculation> {
  private readonly listeners = new Set<() => void>()

  constructor(private now: Calculation) {}

  readonly read = (): Calculation => this.now

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed)
    return () => this.listeners.delete(changed)
  }

  set(next: Calculation): void {
    this.now = next
    for (const listener of this.listeners) listener()
  }
}

const Context = createContext<Source<Calculation> | null>(null)

/** Computes the worksheet's calculations once, for the field itself and for fields that cite its results. */
export function CalculationProvider({ text, children }: { text: Y.Text; children: ReactNode }) {
  const [source] = useState(() => new CalculationSource(notComputed(text)))
  return (
    <Context.Provider value={source}>
      <Computed text={text} source={source} />
      {children}
    </Context.Provider>
  )
}

function notComputed(text: Y.Text): Calculation {
  return { lines: [], missing: text.toString().trim() === '' ? null : 'loading' }
}

/** Renders nothing: only this component renders again with each key press, not those around it. */
function Computed({ text, source }: { text: Y.Text; source: CalculationSource }) {
  const calculation = useCalculation(useSharedText(text))
  useEffect(() => source.set(calculation), [source, calculation])
  return null
}

/** A part of the calculation: the component renders again only when that part changes. */
export function useCalculationPart<Part>(select: (calculation: Calculation) => Part): Part {
  const source = useContext(Context)
  if (!source) throw new Error('A calculation is shown outside the worksheet')
  return useSelected(source, select)
}
