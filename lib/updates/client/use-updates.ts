'use client'

import { useEffect, useEffectEvent } from 'react'
import type { Update } from '../domain/update'
import { type Ask, askOnUpdates } from './ask-on-updates'
import { updates } from './updates'

/**
 * Makes the request again whenever something shown on the page has changed; see askOnUpdates.
 * @param on false while nothing is awaited
 */
export function useUpdates(on: boolean, isWanted: (update: Update) => boolean, ask: Ask): void {
  const wants = useEffectEvent(isWanted)
  const asks = useEffectEvent(ask)
  useEffect(() => {
    if (!on) return
    return askOnUpdates({ updates, isWanted: (update) => wants(update), ask: () => asks() })
  }, [on])
}
