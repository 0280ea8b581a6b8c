// Copies Excalidraw's fonts to public/excalidraw/fonts, so that browsers need no other host for them.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const root = path.resolve(import.meta.dirname, '../..')
const target = path.join(root, 'public/excalidraw')

export function fonts() {
  const source = path.join(root, 'node_modules/@excalidraw/excalidraw')
  const { version } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'))
  const stamp = path.join(target, '.version')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return
  rmSync(target, { recursive: true, force: true })
  cpSync(path.join(source, 'dist/prod/fonts'), path.join(target, 'fonts'), { recursive: true })
  writeFileSync(stamp, version)
  console.log('Copied the whiteboard fonts.')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) fonts()
