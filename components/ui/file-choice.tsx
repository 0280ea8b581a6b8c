'use client'

import { type ReactNode, useRef } from 'react'

type FileChoiceProps = { className: string | undefined; onFile: (file: File) => void; children: ReactNode }

/** A button to select a drawing from disk. */
export function FileChoice({ className, onFile, children }: FileChoiceProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className={className} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".excalidraw,.json,application/json"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          // Allows selecting the same file again after it has changed.
          currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
