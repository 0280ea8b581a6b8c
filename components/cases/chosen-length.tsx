'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import type { RoundMinutes } from '@/lib/framework/steps'

type ChosenLength = { minutes: RoundMinutes; choose: (minutes: RoundMinutes) => void }

const Context = createContext<ChosenLength | null>(null)

/** Holds the length selected on a case page: the plan shows it, and rooms are created with it. */
export function ChosenLengthProvider({
  lengths,
  children,
}: {
  /** The lengths that the case offers. */
  lengths: readonly [RoundMinutes, ...RoundMinutes[]]
  children: ReactNode
}) {
  const [minutes, choose] = useState(lengths.find((one) => one === 45) ?? lengths[0])
  return <Context.Provider value={{ minutes, choose }}>{children}</Context.Provider>
}

export function useChosenLength(): ChosenLength {
  const chosen = useContext(Context)
  if (!chosen) throw new Error('The length of a round is chosen outside of its page')
  return chosen
}
