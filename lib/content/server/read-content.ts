import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A Markdown file of a content folder. */
export type ContentFile = { path: string; name: string; source: string }

/** The Markdown files in a folder under `content/`, by name. Empty for a missing folder. */
export async function readContent(
  folder: string,
  root = join(process.cwd(), 'content'),
): Promise<ContentFile[]> {
  const names = await readdir(join(/*turbopackIgnore: true*/ root, folder)).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  const files = names.filter((name) => name.endsWith('.md')).sort()
  return Promise.all(
    files.map(async (name) => ({
      path: `content/${folder}/${name}`,
      name: name.slice(0, -'.md'.length),
      source: await readFile(join(/*turbopackIgnore: true*/ root, folder, name), 'utf8'),
    })),
  )
}
