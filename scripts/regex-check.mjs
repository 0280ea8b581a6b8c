// Checks that the running time of every regular expression in the app is linear in the length of the text, since user
// input is matched against them. If that cannot be proved, a comment above the expression must say why its texts are
// short: `// regex: <reason>`.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'

// The JavaScript build, without a native program or Java.
process.env.RECHECK_BACKEND = 'pure'
const { checkSync } = await import('recheck')

const root = path.resolve(import.meta.dirname, '..')
const REASON = /^\s*(?:\/\/|\*|\/\*\*?) regex: \S/

/** Problems with the regular expressions of a source file, each with its line. */
export function regexProblems(file, source) {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, scriptKind(file))
  const lines = source.split('\n')
  const problems = []
  let looked = 0
  const check = (node, verdict) => {
    looked++
    const { line } = parsed.getLineAndCharacterOfPosition(node.getStart(parsed))
    const message = isExplained(lines, line) ? null : verdict()
    if (message) problems.push({ line: line + 1, message })
  }
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      check(node, () => verdictOn(node.text))
    } else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText(parsed) === 'RegExp'
    ) {
      check(node, () => 'is put together as the app runs, so nobody can check it beforehand')
    }
    ts.forEachChild(node, visit)
  }
  visit(parsed)
  return { problems, looked }
}

/** The comment may be above the statement that contains the expression. */
function isExplained(lines, line) {
  for (let above = line - 1; above >= Math.max(0, line - 4); above--)
    if (REASON.test(lines[above] ?? '')) return true
  return false
}

function scriptKind(file) {
  return file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
}

function verdictOn(literal) {
  const end = literal.lastIndexOf('/')
  const [pattern, flags] = [withoutLookaround(literal.slice(1, end)), literal.slice(end + 1)]
  const { status, complexity, error } = checkSync(pattern, flags, { checker: 'automaton', timeout: 120_000 })
  if (status === 'safe') return null
  return status === 'vulnerable'
    ? `${literal} takes ${complexity.summary} time`
    : `${literal} cannot be checked (${error?.kind ?? status})`
}

/**
 * The checker does not support assertions. Without them an expression matches more, so if it is linear without them it
 * is assumed to be linear with them.
 */
export function withoutLookaround(pattern) {
  let result = ''
  let isClass = false
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at)
    const assertion = isClass ? null : /^(?:\\[bB]|\(\?<?[=!])/.exec(rest)?.[0]
    if (assertion?.startsWith('\\')) at++
    else if (assertion) at += groupLength(rest) - 1
    else if (pattern[at] === '\\') result += pattern[at] + (pattern[++at] ?? '')
    else {
      if (pattern[at] === '[') isClass = true
      if (pattern[at] === ']') isClass = false
      result += pattern[at]
    }
  }
  return result
}

function groupLength(text) {
  let depth = 0
  let isClass = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (isClass) isClass = text[at] !== ']'
    else if (text[at] === '[') isClass = true
    else if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return at + 1
  }
  return text.length
}

function sourceFiles(place) {
  if (place.endsWith('.ts')) return [place]
  return readdirSync(path.join(root, place), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => path.join(place, name))
    .filter((file) => !file.startsWith('lib/db/generated/'))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = ['app', 'components', 'lib', 'realtime', 'server.ts', 'proxy.ts'].flatMap(sourceFiles)
  let looked = 0
  let wrong = 0
  for (const file of files) {
    const found = regexProblems(file, readFileSync(path.join(root, file), 'utf8'))
    looked += found.looked
    wrong += found.problems.length
    for (const { line, message } of found.problems) console.error(`${file}:${line}: ${message}`)
  }
  console.log(`Looked at ${looked} regular expressions in ${files.length} files: ${wrong} to change.`)
  process.exitCode = wrong > 0 || looked < 50 ? 1 : 0
}
