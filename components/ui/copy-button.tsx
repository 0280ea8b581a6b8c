'use client'

import { Button, type ButtonProps } from '@mantine/core'
import { IconCheck, IconCopy, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { copyText } from './copy-text'

type CopyButtonProps = ButtonProps & {
  /** The text to copy; a function is called when the button is pressed. */
  value: string | (() => string)
  /** The button's label, such as "Copy invite link". */
  label: string
}

type Outcome = 'idle' | 'copied' | 'failed'

const WORDS: Record<Exclude<Outcome, 'idle'>, string> = { copied: 'Copied', failed: 'Copy it by hand' }

/** Copies a text and confirms that for two seconds. */
export function CopyButton({ value, label, ...button }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle')

  useEffect(() => {
    if (outcome === 'idle') return
    const timer = setTimeout(() => setOutcome('idle'), 2000)
    return () => clearTimeout(timer)
  }, [outcome])

  const Icon = outcome === 'copied' ? IconCheck : outcome === 'failed' ? IconX : IconCopy
  return (
    <Button
      variant="default"
      leftSection={<Icon size={16} stroke={1.7} aria-hidden="true" />}
      {...button}
      onClick={async () => {
        const text = typeof value === 'string' ? value : value()
        setOutcome((await copyText(text)) ? 'copied' : 'failed')
      }}
    >
      <span aria-live="polite">{outcome === 'idle' ? label : WORDS[outcome]}</span>
    </Button>
  )
}
