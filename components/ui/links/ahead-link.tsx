'use client'

import Link from 'next/link'
import { type ComponentProps, useState } from 'react'

/**
 * A link whose page is prefetched once it is hovered, touched or focused. By default, Next prefetches every visible
 * link: half a dozen requests per page view, just when the page itself needs the processor.
 */
export function AheadLink(
  props: Omit<ComponentProps<typeof Link>, 'prefetch' | 'onPointerEnter' | 'onFocus'>,
) {
  const [meant, setMeant] = useState(false)
  const mean = () => setMeant(true)
  return <Link {...props} prefetch={meant ? null : false} onPointerEnter={mean} onFocus={mean} />
}
