'use client'

import { useEffect } from 'react'
import { countViewOnce } from '@/lib/review/client/count-view'

/** Renders nothing. Reports once a day that this browser opened the link. */
export function CountView({ token }: { token: string }) {
  useEffect(() => countViewOnce(token, new Date()), [token])
  return null
}
