/** An arrow of a diagram, by the names that its ends have in the picture. `label` is empty if it has none. */
export type Arrow = {
  from: string
  to: string
  label: string
  heads: 'one' | 'both' | 'none' | 'lost'
  dashed: boolean
}

export type Statement =
  | { kind: 'arrow'; arrow: Arrow }
  | { kind: 'note'; at: string[]; text: string }
  | { kind: 'begin'; word: string; text: string }
  | { kind: 'else'; text: string }
  | { kind: 'end' }

/** The parsed source of a diagram, which the picture is checked against. */
export type DiagramText = {
  kind: 'flowchart' | 'sequence' | 'state'
  /** Names by id; in a state diagram both are the same. */
  names: Map<string, string>
  groups: { name: string; members: string[] }[]
  statements: Statement[]
}

/** A diagram that cannot be drawn as written. */
export class DiagramError extends Error {}

/**
 * Parses the part of Mermaid that the handbook uses. Anything else is an error: libraries drop what they do not
 * support, and nobody would notice a missing arrow.
 */
export function readDiagram(source: string): DiagramText {
  const [head = '', ...lines] = source.split('\n').filter((line) => line.trim() !== '')
  if (/^flowchart (LR|TD)$/.test(head.trim())) return readFlowchart(lines)
  if (head.trim() === 'sequenceDiagram') return readSequence(lines)
  if (head.trim() === 'stateDiagram-v2') return readStates(lines)
  throw new DiagramError(
    `"${head.trim()}" is not one of flowchart LR, flowchart TD, sequenceDiagram, stateDiagram-v2`,
  )
}

const NODE = /^([A-Za-z]\w*)(?:\[\("(.+?)"\)\]|\[\["(.+?)"\]\]|\(\["?(.+?)"?\]\)|\["(.+?)"\]|\{"(.+?)"\})?/
// regex: each form of a link begins differently, and a label ends at the first quote or bar
const LINK =
  /^ *(<)?(?:--([->])|-\.-(>)?|-\. *(?:"([^"]+)"|([^".]+?)) *\.-(>)?)(?:\|(?:"([^"|]+)"|([^"|]+))\|)? */

function readFlowchart(lines: readonly string[]): DiagramText {
  const names = new Map<string, string>()
  const groups: DiagramText['groups'] = []
  const ids: [string, string, Omit<Arrow, 'from' | 'to'>][] = []
  let group: { name: string; members: string[] } | null = null
  for (const line of lines) {
    const text = line.trim()
    const begins = /^subgraph \w+\["([^"]+)"\]$/.exec(text)
    if (begins?.[1]) {
      group = { name: begins[1], members: [] }
      groups.push(group)
      continue
    }
    if (text === 'end' && group) {
      group = null
      continue
    }
    let rest = text
    const node = (): string => {
      const found = NODE.exec(rest)
      const id = found?.[1]
      if (!found || !id) throw unread(text)
      rest = rest.slice(found[0].length)
      const name = found.slice(2).find(Boolean)
      if (name) names.set(id, name)
      else if (!names.has(id)) names.set(id, id)
      if (group && !group.members.includes(id)) group.members.push(id)
      return id
    }
    let from = node()
    while (rest !== '') {
      const link = LINK.exec(rest)
      if (!link) throw unread(text)
      rest = rest.slice(link[0].length)
      const [, back, solid, dashed, quoted, bare, labelled, inBars, bareInBars] = link
      const hasHead = solid === '>' || dashed === '>' || labelled === '>'
      const to = node()
      ids.push([
        from,
        to,
        {
          label: quoted ?? bare ?? inBars ?? bareInBars ?? '',
          heads: back ? 'both' : hasHead ? 'one' : 'none',
          dashed: solid === undefined,
        },
      ])
      from = to
    }
  }
  const nameOf = (id: string) => names.get(id) ?? id
  return {
    kind: 'flowchart',
    names,
    groups: groups.map(({ name, members }) => ({ name, members: members.map(nameOf) })),
    statements: ids.map(([from, to, rest]) => ({
      kind: 'arrow',
      arrow: { from: nameOf(from), to: nameOf(to), ...rest },
    })),
  }
}

const MESSAGE = /^(\w+)(--?)(>>|x)(\w+): (.+)$/
const NOTE = /^Note (?:over|right of|left of) (\w+)(?:,(\w+))?: (.+)$/

function readSequence(lines: readonly string[]): DiagramText {
  const names = new Map<string, string>()
  const statements: Statement[] = []
  const nameOf = (id: string, line: string) => {
    const name = names.get(id)
    if (!name) throw new DiagramError(`"${line}" names ${id}, which is no participant; add it`)
    return name
  }
  for (const line of lines.map((line) => line.trim())) {
    const participant = /^participant (\w+) as (.+)$/.exec(line)
    if (participant?.[1] && participant[2]) {
      names.set(participant[1], participant[2])
      continue
    }
    const message = MESSAGE.exec(line)
    if (message) {
      const [, from = '', dash, head, to = '', label = ''] = message
      const arrow: Arrow = {
        from: nameOf(from, line),
        to: nameOf(to, line),
        label,
        heads: head === 'x' ? 'lost' : 'one',
        dashed: dash === '--',
      }
      statements.push({ kind: 'arrow', arrow })
      continue
    }
    const note = NOTE.exec(line)
    if (note?.[1] && note[3]) {
      const at = [note[1], ...(note[2] ? [note[2]] : [])].map((id) => nameOf(id, line))
      statements.push({ kind: 'note', at, text: note[3] })
      continue
    }
    const block = /^(alt|opt|loop|par) (.+)$/.exec(line)
    const other = /^(?:else|and) (.+)$/.exec(line)
    if (block?.[1] && block[2]) statements.push({ kind: 'begin', word: block[1], text: block[2] })
    else if (other?.[1]) statements.push({ kind: 'else', text: other[1] })
    else if (line === 'end') statements.push({ kind: 'end' })
    else throw unread(line)
  }
  return { kind: 'sequence', names, groups: [], statements }
}

function readStates(lines: readonly string[]): DiagramText {
  const names = new Map<string, string>()
  const statements = lines.map((line): Statement => {
    const found = /^(\w+|\[\*\]) --> (\w+|\[\*\])(?:: (.+))?$/.exec(line.trim())
    if (!found) throw unread(line)
    const [, from = '', to = '', label = ''] = found
    for (const id of [from, to]) if (id !== '[*]') names.set(id, id)
    const arrow: Arrow = {
      from: from === '[*]' ? 'Start' : from,
      to: to === '[*]' ? 'End' : to,
      label,
      heads: 'one',
      dashed: false,
    }
    return { kind: 'arrow', arrow }
  })
  return { kind: 'state', names, groups: [], statements }
}

function unread(line: string): DiagramError {
  return new DiagramError(`"${line.trim()}" is not understood; write it as other diagrams do`)
}
