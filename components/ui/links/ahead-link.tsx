'use client'

import Link from 'next/link'
import { type ComponentProps, useState } from 'react'

/**
 * A link whose page is loaded ahead once somebody points at it, touches it or reaches it with the keyboard. Left to
 * itself Next loads every page that a link in sight leads to: half a dozen requests a page view, in the moment in
 * which the page itself wants the processor.
 */
export function AheadLink(
  props: Omit<ComponentProps<typeof Link>, 'prefetch' | 'onPointerEnter' | 'onFocus'>,
) {
  const [meant, setMeant] = useState(false)
  const mean = () => setMeant(true)
  return <Link {...props} prefetch={meant ? null : false} onPointerEnter={mean} onFocus={mean} />
}
