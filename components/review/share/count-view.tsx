'use client'

import { useEffect } from 'react'
import { countViewOnce } from '@/lib/review/client/count-view'

/** Draws nothing. Says once a day that this browser opened the link. */
export function CountView({ token }: { token: string }) {
  useEffect(() => countViewOnce(token, new Date()), [token])
  return null
}
