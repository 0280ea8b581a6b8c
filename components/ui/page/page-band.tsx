'use client'

import { use } from 'react'
import { BandContext } from './band-context'

/** Renders the band below a page's header. */
export function PageBand() {
  return use(BandContext)
}
