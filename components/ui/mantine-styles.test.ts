import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const sheet = readFileSync(path.join(import.meta.dirname, 'mantine-styles.ts'), 'utf8')
const has = (name: string) => sheet.includes(`/styles/${name}.layer.css'`)

const pages = ['app', 'components'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
)
const imported = pages
  .flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
  .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
/** Components with a dot have styles of their own too: Radio.Card is RadioCard. */
const dotted = pages
  .flatMap((source) => [...source.matchAll(/<([A-Z]\w+)\.([A-Z]\w+)/g)])
  .map(([, name, part]) => `${name}${part}`)
const used = new Set([...imported, ...dotted])

test('every Mantine component in use has its styles on the page', () => {
  const styled = [...used].filter((name) =>
    existsSync(path.join(root, `node_modules/@mantine/core/styles/${name}.layer.css`)),
  )
  expect(styled).toContain('Button')
  expect(styled).toContain('RadioCard')
  expect(styled.filter((name) => !has(name))).toEqual([])
})

// The parts that these consist of, according to Mantine's documentation.
const PARTS: Record<string, string[]> = {
  Select: ['Input', 'Combobox', 'Popover', 'ScrollArea', 'CloseButton'],
  MultiSelect: ['Input', 'Combobox', 'Popover', 'ScrollArea', 'Pill', 'PillsInput'],
  Modal: ['ModalBase', 'Overlay', 'Paper', 'CloseButton', 'ScrollArea'],
  Drawer: ['ModalBase', 'Overlay', 'Paper', 'CloseButton', 'ScrollArea'],
  Menu: ['Popover', 'Paper', 'UnstyledButton'],
  Notification: ['Paper', 'CloseButton', 'Loader'],
  Radio: ['InlineInput'],
  SegmentedControl: ['FloatingIndicator'],
}

test.each(Object.entries(PARTS))('%s has the styles of its parts', (name, parts) => {
  expect(used.has(name)).toBe(true)
  expect(parts.filter((part) => !has(part))).toEqual([])
})
