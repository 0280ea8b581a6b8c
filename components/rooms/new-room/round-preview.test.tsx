import { MantineProvider } from '@mantine/core'
import type { ComponentProps } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RoundPreview } from './round-preview'

const shown = (kind: ComponentProps<typeof RoundPreview>['kind']) =>
  renderToString(
    <MantineProvider>
      <RoundPreview line="A line about it." kind={kind} minutes={45} mode="pair" />
    </MantineProvider>,
  )

test('a round shows its steps once its case is known, because their order depends on it', () => {
  expect(shown('product')).toContain('<li>')
  expect(shown(null)).toContain('A line about it.')
  expect(shown(null)).not.toContain('<li>')
})
