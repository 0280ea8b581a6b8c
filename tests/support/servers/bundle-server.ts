import path from 'node:path'
import { build } from 'esbuild'

/** The project's own folder. */
export const root = path.resolve(import.meta.dirname, '../../..')

/**
 * Bundles a server of the tests or the bench, so that it starts in a fraction of a second.
 * @param entry its file, relative to the project root
 * @param name of the bundle
 * @returns the bundle's path
 */
export async function bundleServer(entry: string, name: string): Promise<string> {
  const outfile = path.join(root, `node_modules/.cache/threepoint/${name}.mjs`)
  await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
    logLevel: 'error',
  })
  return outfile
}
