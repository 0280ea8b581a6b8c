import { curlyQuotes } from '@/components/ui/format/quotes'
import type { PlacedEdge, PlacedGraph, PlacedNode } from '@/lib/content/domain/diagram/geometry'
import type { TextBox } from '@/lib/content/domain/diagram/text-box'
import type { ComponentKind } from '@/lib/framework/component-kinds'
import styles from './reference-drawing.module.css'

const STORES: readonly ComponentKind[] = [
  'cache',
  'relational db',
  'key-value/document db',
  'blob store',
  'search index',
]

/** Below this width in pixels a drawing scrolls instead of shrinking further. */
const LEAST_WIDTH = 860

/** The reference design as a drawing, and as a list for people who cannot see it. */
export function ReferenceDrawing({ graph, title }: { graph: PlacedGraph; title: string }) {
  const { width, height, nodes, edges } = graph
  const nameOf = (id: string) => nodes.find(({ node }) => node.id === id)?.node.label ?? id
  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
      <section className={styles.scroll} aria-label={`Drawing: ${title}`} tabIndex={0}>
        <svg
          className={styles.drawing}
          viewBox={`0 0 ${width} ${height}`}
          style={{ minWidth: Math.min(width, LEAST_WIDTH), maxWidth: width }}
          role="img"
          aria-label={title}
        >
          <defs>
            <marker id="reference-tip" markerWidth="9" markerHeight="9" refX="8" refY="4.5" orient="auto">
              <path d="M0 0.5 L8.5 4.5 L0 8.5" className={styles.tip} />
            </marker>
          </defs>
          {edges.map((placed, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: arrows have no id and never change places
            <Arrow key={index} placed={placed} />
          ))}
          {nodes.map((placed) => (
            <Component key={placed.node.id} placed={placed} />
          ))}
        </svg>
      </section>
      <figcaption className={styles.key}>
        {width > LEAST_WIDTH && <b className={styles.more}>Scroll the drawing sideways to see the rest</b>}
        <span>Solid arrow: waits for an answer</span>
        <span>Dashed arrow: does not wait</span>
        <span>Dashed box: optional, or one of several choices</span>
        <span>Shaded: stores data</span>
      </figcaption>
      <details className={styles.list}>
        <summary>The same drawing as a list</summary>
        <ul>
          {edges.map(({ edge, optional }) => (
            <li key={`${edge.from} ${edge.to} ${edge.label}`}>
              {curlyQuotes(
                `${nameOf(edge.from)} ${edge.waits ? 'asks' : 'tells'} ${nameOf(edge.to)}: ${edge.label}`,
              )}
              {optional && ' (optional)'}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  )
}

function Arrow({ placed: { edge, optional, points, label } }: { placed: PlacedEdge }) {
  return (
    <g className={optional ? styles.optional : undefined}>
      <polyline
        className={`${styles.arrow} ${edge.waits ? '' : styles.dashed}`}
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        markerEnd="url(#reference-tip)"
      />
      <rect className={styles.gap} x={label.x} y={label.y} width={label.width} height={label.height} />
      <Lines
        box={label.text}
        x={label.x + label.width / 2}
        y={label.y + (label.height - label.text.height) / 2}
      />
    </g>
  )
}

function Component({ placed: { node, x, y, width, height, text, kind } }: { placed: PlacedNode }) {
  const top = y + (height - text.height - kind.height) / 2
  const stores = node.kinds.some((one) => STORES.includes(one))
  return (
    <g>
      <rect
        className={`${styles.box} ${stores ? styles.store : ''} ${node.need.kind === 'required' ? '' : styles.dashed}`}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={8}
      />
      <Lines box={text} x={x + width / 2} y={top} strong />
      <g className={styles.kind}>
        <Lines box={kind} x={x + width / 2} y={top + text.height} />
      </g>
    </g>
  )
}

function Lines({ box, x, y, strong = false }: { box: TextBox; x: number; y: number; strong?: boolean }) {
  const step = box.height / Math.max(1, box.lines.length)
  return (
    <text className={strong ? styles.name : styles.label} fontSize={box.fontSize} textAnchor="middle">
      {box.lines.map((line, index) => (
        <tspan key={line} x={x} y={y + step * index + box.fontSize * 0.95}>
          {curlyQuotes(line)}
        </tspan>
      ))}
    </text>
  )
}
