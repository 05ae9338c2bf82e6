/**
 * Makes a checkout ready to run with nothing but Node and npm on the machine: installs the dependencies of the lockfile and builds the
 * packages, each only when stale. Run directly it does just that; `npm test`, `npm start` and `./demo.sh` begin with it.
 *
 * Only Node's own modules may be imported here, since nothing is installed yet. Everything it says goes to stderr.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const { packageManager, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const stamp = join(root, 'node_modules', '.installed')

/** Installs what is stale. Throws an `Error` whose message is meant for a reader when that fails. */
export async function install() {
  requireNode(engines.node.replace('>=', ''))
  const wanted = installationKey()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('installing dependencies')
  // pnpm comes at the pinned version, through npx, and is never installed globally. Building needs the development dependencies,
  // whatever NODE_ENV says.
  const options = ['--frozen-lockfile', '--prefer-offline', '--prod=false', '--loglevel=error']
  await run('npx', ['--yes', packageManager, 'install', ...options], { shown: true })
  writeFileSync(stamp, wanted)
}

/** Builds the packages whose sources, or whose dependencies' sources, changed. Needs `install()`. */
export async function build() {
  await run('turbo', ['run', 'build', '--cache=local:rw', '--output-logs=errors-only'])
}

/** Checks the types of all sources and tests, in one run over the whole repository. Needs `install()`, but no build. */
export async function typecheck() {
  await run('tsc', ['--noEmit'])
}

/** Runs a program in the root of the repository. What it prints is shown at once, or else only when it fails, which throws. */
function run(command, args, { shown = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', shown ? 2 : 'pipe', shown ? 2 : 'pipe'],
      env: {
        ...process.env,
        PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
        TURBO_TELEMETRY_DISABLED: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
        DO_NOT_TRACK: '1',
      },
      shell: process.platform === 'win32',
    })
    const printed = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve()
      process.stderr.write(Buffer.concat(printed))
      reject(new Error(`${command} ${args.join(' ')} failed: ${signal ?? `exit ${code}`}`))
    })
  })
}

/** Changes whenever what is in `node_modules` would: with a manifest, the lockfile, the settings, Node's ABI or the platform. */
function installationKey() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`)
  const groups = ['packages', 'apps', 'examples'].filter((folder) => existsSync(join(root, folder)))
  const workspaces = groups.flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...['.', ...workspaces].map((folder) => join(folder, 'package.json'))]) {
    const path = join(root, file)
    if (existsSync(path)) hash.update(`\n${file}\n`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

function requireNode(minimum) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [wantedMajor, wantedMinor] = minimum.split('.').map(Number)
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new Error(`Proxilion needs Node ${minimum} or newer; this is ${process.versions.node}`)
}

/** Says what is going on, on stderr. */
export function say(what) {
  process.stderr.write(`proxilion: ${what}\n`)
}

if (basename(process.argv[1] ?? '') === basename(import.meta.url)) {
  try {
    await install()
    await build()
  } catch (error) {
    say(error.message)
    process.exitCode = 1
  }
}
