'use client'

import dynamic from 'next/dynamic'

/** Loaded when it is first opened. */
export const LateShapeLibrary = dynamic(() => import('./shape-library').then((file) => file.ShapeLibrary), {
  ssr: false,
})
