import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { diagramOf, readDiagramFile } from '@/lib/handbook/domain/diagram'
import { checkDiagrams } from '@/scripts/diagrams/check-diagrams'
import { describeDiagram } from '@/scripts/diagrams/describe-diagram'
import { drawDiagram } from '@/scripts/diagrams/draw-diagram'
import { readDiagram } from '@/scripts/diagrams/read-diagram'

const FLOW = 'flowchart LR\n  a["Client"] -->|"asks"| b[("Store")]\n  b -. "late" .- a\n'
const LOST =
  'sequenceDiagram\n  participant A as Order\n  participant B as Stock\n  A-xB: reserve\n  alt no answer\n    A->>B: reserve again\n  end\n'

const documents = ['patterns', 'concepts', 'guides'].flatMap((folder) =>
  readdirSync(`content/${folder}`).map((file) => ({
    file: `content/${folder}/${file}`,
    name: file.replace(/\.md$/, ''),
    source: readFileSync(`content/${folder}/${file}`, 'utf8'),
  })),
)
const pictures = new Map(
  readdirSync('content/diagrams').map((file) => [
    file.replace(/\.svg$/, ''),
    readFileSync(`content/diagrams/${file}`, 'utf8'),
  ]),
)

test('[HB2] a picture has no colour, font or style of its own, and no id that another has', () => {
  expect(pictures.size).toBeGreaterThan(80)
  for (const [name, svg] of pictures) {
    expect(svg, name).not.toMatch(/<style|style=|@import|https?:\/\/(?!www\.w3\.org)|<script|onload/)
    for (const [, id = ''] of svg.matchAll(/ id="([^"]+)"/g)) expect(id.startsWith(`${name}-`), id).toBe(true)
    const inks = [...svg.matchAll(/ (?:fill|stroke)="([^"]+)"/g)].map(([, ink = '']) => ink)
    expect(new Set(inks.filter((ink) => !/^(none|var\(--[\w-]+\))$/.test(ink))), name).toEqual(new Set())
  }
})

test('[HB2] the content of a picture is beside it in words', () => {
  for (const { name, source } of documents) {
    const diagram = diagramOf(source)
    const svg = pictures.get(name)
    if (diagram === null || svg === undefined) continue
    expect(readDiagramFile(svg).words, name).toEqual(describeDiagram(readDiagram(diagram)))
  }
  expect(describeDiagram(readDiagram(FLOW))).toEqual([
    'Client → Store: asks',
    'Store – Client: late (dashed)',
  ])
  expect(describeDiagram(readDiagram(LOST))).toEqual([
    'Order → Stock: reserve (does not arrive)',
    '(if no answer) Order → Stock: reserve again',
  ])
})

test('[HB2] arrows that the library would omit or draw like others are in the picture', () => {
  expect(drawDiagram(FLOW, 'x').match(/class="edge"/g)).toHaveLength(2)
  expect(drawDiagram(LOST, 'x')).toContain('reserve (lost)')
  expect(() =>
    drawDiagram('sequenceDiagram\n  participant A as Order\n  Note over A: at first\n  A->>A: works\n', 'x'),
  ).toThrow('the picture leaves out "at first"')
})

test('[HB3] every picture belongs to the text that contains it', () => {
  expect(checkDiagrams(documents, pictures)).toEqual([])
})

test('[HB3] a diagram that has changed, or cannot be drawn, is an error with its line', () => {
  const of = (diagram: string) => [
    { file: 'a.md', name: 'a', source: `Text\n\n\`\`\`mermaid\n${diagram}\`\`\`\n` },
  ]
  const drawn = new Map([['a', drawDiagram(FLOW, 'a')]])
  expect(checkDiagrams(of(FLOW), drawn)).toEqual([])
  expect(checkDiagrams(of(FLOW.replace('asks', 'begs')), drawn)).toEqual([
    {
      file: 'a.md',
      line: 3,
      severity: 'error',
      message: 'the picture of this diagram is missing or out of date; run npm run content:draw',
    },
  ])
  expect(checkDiagrams([], drawn)).toMatchObject([
    { file: 'content/diagrams/a.svg', message: expect.stringContaining('no document has this diagram') },
  ])
  expect(checkDiagrams(of('flowchart LR\n  a["A"] ==> b["B"]\n'), new Map())[0]?.message).toBe(
    'the diagram cannot be drawn: "a["A"] ==> b["B"]" is not understood; write it as other diagrams do',
  )
})
