import type { BoardElement, ElementType, LooseElement } from '@/lib/board/domain/element/element'
import { blankElement } from '@/lib/board/domain/fields/fields'

/** An element as stored by the board. */
export function element(id: string, type: ElementType, props: Partial<BoardElement> = {}): BoardElement {
  return { ...blankElement(id, type), ...props }
}

/** A rectangle as stored by Excalidraw, with everything that is never sent. */
export function liveRectangle(props: Record<string, unknown> = {}): LooseElement {
  return {
    id: 'HqPVSRZ7P_sICNjX6ISwg',
    type: 'rectangle',
    x: 600.1234,
    y: 500,
    width: 100,
    height: 80,
    angle: 0,
    strokeColor: '#1e1e1e',
    backgroundColor: '#a5d8ff',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    roundness: { type: 3 },
    seed: 1_278_240_551,
    index: 'a0',
    isDeleted: false,
    groupIds: [],
    frameId: null,
    boundElements: [{ id: 'x', type: 'text' }],
    link: null,
    locked: false,
    version: 12,
    versionNonce: 99,
    updated: 1,
    ...props,
  }
}
