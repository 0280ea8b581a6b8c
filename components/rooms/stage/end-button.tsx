'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { EndDialog } from './end-dialog'

type EndButtonProps = { onEnd: () => void; filled?: boolean; height?: number | string }

/** Ends the round after one confirmation: it cannot be undone. */
export function EndButton({ onEnd, filled = false, height = 32 }: EndButtonProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button h={height} px={12} variant={filled ? 'filled' : 'default'} onClick={() => setAsking(true)}>
        End interview
      </Button>
      <EndDialog opened={asking} onClose={() => setAsking(false)} onEnd={onEnd} />
    </>
  )
}
