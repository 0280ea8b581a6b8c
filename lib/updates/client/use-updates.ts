'use client'

import { useEffect, useEffectEvent } from 'react'
import type { Update } from '../domain/update'
import { type Ask, askOnUpdates } from './ask-on-updates'
import { updates } from './updates'

/**
 * Asks again whenever something changed that the page shows; see askOnUpdates.
 * @param on false while nothing is waited for
 */
export function useUpdates(on: boolean, isWanted: (update: Update) => boolean, ask: Ask): void {
  const wants = useEffectEvent(isWanted)
  const asks = useEffectEvent(ask)
  useEffect(() => {
    if (!on) return
    return askOnUpdates({ updates, isWanted: (update) => wants(update), ask: () => asks() })
  }, [on])
}
