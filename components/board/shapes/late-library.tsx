'use client'

import dynamic from 'next/dynamic'

/** Loaded when somebody opens it. */
export const LateShapeLibrary = dynamic(() => import('./shape-library').then((file) => file.ShapeLibrary), {
  ssr: false,
})
