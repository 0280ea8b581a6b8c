import type { BoardGraph } from '../board-graph'
import type { BoardFinding } from './board-finding'

/** Elements that could not be read, and parts without any connection. */
export function unreadFindings({ components, edges, groups, unread }: BoardGraph): BoardFinding[] {
  const labels = new Map(components.map(({ id, label }) => [id, label]))
  const loose = unread.map(({ why, at, elements }): BoardFinding => {
    if (why === 'no-name') {
      return {
        code: 'no-name',
        severity: 'note',
        message: 'A shape with arrows has no name.',
        why: 'Nobody can say what a part without a name is there for.',
        ask: 'What is this part, and what does it do?',
        elements,
        page: 'passing-the-interview',
      }
    }
    const label = labels.get(at ?? '')
    return {
      code: 'loose-end',
      severity: 'note',
      message: label ? `An arrow at ${label} ends nowhere.` : 'An arrow connects nothing.',
      why: 'A flow that ends nowhere leaves open who takes part in it.',
      ask: label ? `Where does this arrow at ${label} lead?` : 'What should this arrow connect?',
      elements,
      page: 'passing-the-interview',
    }
  })
  // A server is connected through the processes drawn in it.
  const used = new Set([...edges.flatMap(({ from, to }) => [from, to]), ...groups.map(({ id }) => id)])
  const alone = components.filter(({ id }) => !used.has(id))
  return [
    ...loose,
    ...alone.map(
      ({ label, elements }): BoardFinding => ({
        code: 'unconnected',
        severity: 'question',
        message: `${label} is connected to nothing.`,
        why: 'A part that nothing calls and that calls nothing takes no part in the design.',
        ask: `Who uses ${label}, and for what?`,
        elements,
        page: 'passing-the-interview',
      }),
    ),
  ]
}
