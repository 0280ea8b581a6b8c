'use client'

import { Button } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { ShareDialogProps } from './share-dialog'

// Loaded when needed: most people come to read.
const ShareDialog = dynamic(() => import('./share-dialog').then((file) => file.ShareDialog), { ssr: false })

/** Opens the dialog with the links to a round. */
export function ShareButton(props: Omit<ShareDialogProps, 'opened' | 'onClose'>) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  return (
    <>
      <Button variant="default" onClick={() => setState('open')}>
        Share
      </Button>
      {state !== 'never' && (
        <ShareDialog opened={state === 'open'} onClose={() => setState('closed')} {...props} />
      )}
    </>
  )
}
