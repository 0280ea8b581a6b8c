'use client'

import { Button } from '@mantine/core'
import { Component, type ComponentType, type ReactNode, useState } from 'react'
import { ErrorNote } from '@/components/ui/error-note'
import classes from './late-canvas.module.css'

/** A component whose code is loaded when it is first rendered. */
export type Late<Props> = {
  /** Creates a new one each time: React remembers a failed load forever. */
  make: () => ComponentType<Props>
  newest: ComponentType<Props>
}

export function late<Props>(make: Late<Props>['make']): Late<Props> {
  return { make, newest: make() }
}

/**
 * A canvas whose code is loaded late. If loading fails, or the canvas breaks, an error with a button to try again
 * takes its place; the rest of the page keeps working.
 */
export function LateCanvas<Props extends object>({
  of,
  props,
  onFail,
}: {
  of: Late<Props>
  props: Props
  /** Called when an error is shown instead. */
  onFail?: (() => void) | undefined
}) {
  const [Canvas, setCanvas] = useState(() => of.newest)
  const tryAgain = () => {
    of.newest = of.make()
    setCanvas(() => of.newest)
  }
  return (
    <CanvasBoundary onRetry={tryAgain} onFail={onFail}>
      <Canvas {...props} />
    </CanvasBoundary>
  )
}

type CanvasBoundaryProps = { children: ReactNode; onRetry: () => void; onFail: (() => void) | undefined }

/** In React, only a class can catch what its children throw. */
class CanvasBoundary extends Component<CanvasBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    this.props.onFail?.()
  }

  private tryAgain = () => {
    this.props.onRetry()
    this.setState({ failed: false })
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div className={classes.place}>
        <ErrorNote
          title="The board could not be loaded"
          action={
            <Button variant="default" onClick={this.tryAgain}>
              Try again
            </Button>
          }
        >
          The drawing is kept, and everything else here still works.
        </ErrorNote>
      </div>
    )
  }
}
