import { useEffect, useMemo, useState } from 'react'
import type { CalculatorLine, calculate } from '@/lib/content/domain/estimate/calculator'

export type Calculation = {
  lines: readonly CalculatorLine[]
  /** Why there are no lines yet; null if nothing is missing. */
  missing: 'loading' | 'offline' | null
}

let calculator: typeof calculate | null = null

/** The results of a sheet of calculations. The calculator is loaded when there is something to compute. */
export function useCalculation(source: string): Calculation {
  const [compute, setCompute] = useState(() => calculator)
  const [failed, setFailed] = useState(false)
  const wanted = !compute && source.trim() !== ''
  // If it failed to load, each change tries again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes
  useEffect(() => {
    if (!wanted) return
    let gone = false
    import('@/lib/content/domain/estimate/calculator').then(
      (file) => {
        calculator = file.calculate
        if (!gone) setCompute(() => file.calculate)
      },
      () => !gone && setFailed(true),
    )
    return () => {
      gone = true
    }
  }, [wanted, source])
  return useMemo(
    () => ({
      lines: compute ? compute(source) : [],
      missing: wanted ? (failed ? 'offline' : 'loading') : null,
    }),
    [compute, source, wanted, failed],
  )
}
