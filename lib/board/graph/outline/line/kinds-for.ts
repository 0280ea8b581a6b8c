import { COMPONENT_KINDS, type ComponentKind } from '@/lib/framework/component-kinds'
import { inOneLine } from '../../figures/label-of'
import { kindOfName } from '../../kinds/kind-of-name'
import { kindCalled } from './parse-line'

/**
 * The kinds that may be meant, likeliest first: by the beginnings of their words, by short words for them, by product
 * names. All kinds if nothing is typed.
 */
export function kindsFor(typed: string): readonly ComponentKind[] {
  const text = inOneLine(typed).toLowerCase()
  if (!text) return COMPONENT_KINDS
  const called = kindCalled(text)
  const named = text.length > 1 ? kindOfName(text)?.kind : undefined
  const begins = COMPONENT_KINDS.filter((kind) => kind.startsWith(text))
  const holds = COMPONENT_KINDS.filter((kind) => kind.split(/[ /-]/).some((word) => word.startsWith(text)))
  return [...new Set([...(called ? [called] : []), ...begins, ...holds, ...(named ? [named] : [])])]
}
