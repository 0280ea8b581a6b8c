'use client'

import { Button } from '@mantine/core'
import { Component, type ComponentType, type ReactNode, useState } from 'react'
import { ErrorNote } from '@/components/ui/error-note'
import classes from './late-canvas.module.css'

/** A component whose code is loaded when it is first drawn. */
export type Late<Props> = {
  /** A new one each time: React remembers for good that one could not be loaded. */
  make: () => ComponentType<Props>
  newest: ComponentType<Props>
}

export function late<Props>(make: Late<Props>['make']): Late<Props> {
  return { make, newest: make() }
}

/**
 * A canvas whose code comes late. Where it does not come, or the canvas breaks, its place says so and offers another
 * try; everything around it goes on.
 */
export function LateCanvas<Props extends object>({
  of,
  props,
  onFail,
}: {
  of: Late<Props>
  props: Props
  /** Called when its place shows an error instead. */
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

/** React lets only a class catch what its children throw. */
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
          What was drawn is kept, and everything else here goes on.
        </ErrorNote>
      </div>
    )
  }
}
