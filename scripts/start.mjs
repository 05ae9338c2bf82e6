/**
 * `npm start`: sets the checkout up, then is the gateway, in this process, so that signals reach it directly. For the same reason
 * package.json says `exec`: npm sends signals to its shell, which would not pass them on. Where no shell has `exec` (Windows), run this
 * file itself.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, install, root, say } from './setup.mjs'

try {
  await install()
  await build()
} catch (error) {
  say(error.message)
  process.exit(1)
}
await import(pathToFileURL(join(root, 'apps', 'gateway', 'dist', 'esm', 'main.js')).href)
