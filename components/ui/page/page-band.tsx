'use client'

import { use } from 'react'
import { BandContext } from './band-context'

/** The place of the band below a page's header. */
export function PageBand() {
  return use(BandContext)
}
