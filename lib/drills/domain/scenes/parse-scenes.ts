import { isNode, LineCounter, parseDocument } from 'yaml'
import { describeIssue } from '@/lib/content/domain/describe-issue'
import type { SourceProblem } from '@/lib/content/domain/source-document'
import { type Scene, scenesFile } from './scene-schema'

export type ParsedScenes =
  | { ok: true; scenes: Scene[]; lineOf: (path: readonly PropertyKey[]) => number }
  | { ok: false; problems: SourceProblem[] }

/** Parses `content/drills/scenes.yaml`. Problems have a line and say what to do. */
export function parseScenes(source: string): ParsedScenes {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines })
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map(({ message, pos }) => ({ line: lines.linePos(pos[0]).line, message })),
    }
  }
  const parsed = scenesFile.safeParse(document.toJS(), { reportInput: true })
  if (parsed.success) return { ok: true, scenes: parsed.data.scenes, lineOf }
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({
      line: lineOf(issue.path),
      message: describeIssue(issue),
    })),
  }
}
