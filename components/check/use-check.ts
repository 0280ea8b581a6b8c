'use client'

import { useMemo, useRef, useState } from 'react'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import { DRAWING_LIMITS } from '@/lib/board/graph/drawing/drawing-limits'
import { type NotRead, notRead } from '@/lib/board/graph/drawing/not-read'
import { type Drawing, openDrawing, tooLarge } from '@/lib/board/graph/drawing/open-drawing'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import type { ExpectedDesign } from '@/lib/board/graph/findings/expected-design'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import { appError, type FailureReason, toFailure } from '@/lib/shared/errors'

/** A drawing with everything that was read from it. */
export type CheckedDrawing = Readonly<{
  /** Different for each drawing. */
  number: number
  name: string
  drawing: Drawing
  graph: BoardGraph
  notRead: readonly NotRead[]
}>

export type Check = Readonly<{
  checked: CheckedDrawing | null
  findings: readonly BoardFinding[]
  problem: FailureReason | null
  /** @param name its display name, such as a file name */
  openText: (text: string, name: string) => void
  openFile: (file: File) => Promise<void>
  fail: (problem: FailureReason) => void
}>

/** Reads drawings; of several files the last one is shown. If a file cannot be opened, the previous drawing stays. */
export function useCheck(expected: ExpectedDesign | null): Check {
  const [checked, setChecked] = useState<CheckedDrawing | null>(null)
  const [problem, setProblem] = useState<FailureReason | null>(null)
  const findings = useMemo(() => (checked ? reviewBoard(checked.graph, expected) : []), [checked, expected])

  const asked = useRef(0)

  const attempt = (read: () => CheckedDrawing) => {
    try {
      setChecked(read())
      setProblem(null)
    } catch (error) {
      setProblem(toFailure(error))
    }
  }
  const openText = (text: string, name: string) => {
    asked.current++
    attempt(() => {
      const drawing = openDrawing(text)
      const graph = readBoard(drawing.written)
      return { number: asked.current, name, drawing, graph, notRead: notRead(drawing.written, graph) }
    })
  }
  const openFile = async (file: File) => {
    const turn = ++asked.current
    if (file.size > DRAWING_LIMITS.bytes) {
      setProblem(tooLarge())
      return
    }
    const text = await file.text().catch(() => null)
    if (turn !== asked.current) return
    // A folder, or a file that was moved meanwhile.
    if (text === null) setProblem(appError('drawing/unreadable'))
    else openText(text, file.name)
  }
  return { checked, findings, problem, openText, openFile, fail: setProblem }
}
