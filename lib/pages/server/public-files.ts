import { existsSync, readdirSync } from 'node:fs'

/** The paths under which the files of `public/` are served. */
export function publicFiles(folder = 'public'): Set<string> {
  if (!existsSync(folder)) return new Set()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Set(names.map((name) => `/${name.replaceAll('\\', '/')}`))
}
