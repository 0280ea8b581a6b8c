import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '../..')

/** Bundles the harness page into a folder. */
export async function bundlePage(folder: string): Promise<void> {
  await build({
    entryPoints: { page: path.join(import.meta.dirname, 'page.tsx') },
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    outdir: folder,
    jsx: 'automatic',
    alias: { '@': root },
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_PREACT': '"false"' },
    loader: { '.woff2': 'file' },
    logLevel: 'error',
  })
}
