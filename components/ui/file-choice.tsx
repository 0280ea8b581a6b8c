'use client'

import { type ReactNode, useRef } from 'react'

type FileChoiceProps = { className: string | undefined; onFile: (file: File) => void; children: ReactNode }

/** A button that lets somebody choose a drawing from their disk. */
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
          // The same file again, after a change to it, is another choice.
          currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
