import { LOOKS, type ShapeForm } from '@/lib/board/domain/shapes/kind-looks'
import type { ComponentKind } from '@/lib/framework/component-kinds'
import styles from './shape-library.module.css'

/** A small picture of how a kind is drawn. */
export function KindPicture({ kind }: { kind: ComponentKind }) {
  const { form, fill, isOutside } = LOOKS[kind]
  return (
    <svg className={styles.picture} viewBox="0 0 28 20" aria-hidden="true">
      <g fill={fill} stroke="currentColor" strokeWidth="1.3" strokeDasharray={isOutside ? '3 2' : undefined}>
        <Outline form={form} />
      </g>
    </svg>
  )
}

function Outline({ form }: { form: ShapeForm }) {
  switch (form) {
    case 'box':
      return <rect x="2" y="3" width="24" height="14" rx="4" />
    case 'square':
      return <rect x="2" y="3" width="24" height="14" />
    case 'ellipse':
      return <ellipse cx="14" cy="10" rx="12" ry="7" />
    case 'diamond':
      return <path d="M14 1 27 10 14 19 1 10Z" />
    case 'cylinder':
      return (
        <>
          <rect x="4" y="5" width="20" height="13" />
          <ellipse cx="14" cy="5" rx="10" ry="3" />
        </>
      )
    case 'pipe':
      return (
        <>
          <rect x="2" y="4" width="24" height="12" />
          <path d="M18 4v12M21 4v12M24 4v12" />
        </>
      )
  }
}
