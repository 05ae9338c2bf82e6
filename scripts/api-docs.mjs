/**
 * The reference of the client's API, written from its declarations: `npx pnpm run docs` writes `docs/api/`, `npx pnpm run docs --check` says whether it is as the build is.
 *
 * Declarations are read as tsc writes them: one statement begins at the first column, after its comment.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, install, root } from './setup.mjs'

const FOLDER = 'packages/mcp-middleware'
const PAGE = 'docs/api/mcp-middleware.md'

const check = process.argv.includes('--check')
if (!check) {
  await install()
  await build()
}
const page = write()
if (check) {
  if (readFileSync(join(root, PAGE), 'utf8') !== page) {
    process.stderr.write(`${PAGE} is older than the code: run \`npx pnpm run docs\`\n`)
    process.exitCode = 1
  }
} else {
  mkdirSync(join(root, 'docs/api'), { recursive: true })
  writeFileSync(join(root, PAGE), page)
}

function write() {
  const { name, exports } = JSON.parse(readFileSync(join(root, FOLDER, 'package.json'), 'utf8'))
  const entries = Object.entries(exports).filter(([, entry]) => entry.import)
  const sections = entries.map(([path, entry]) => {
    const file = join(root, FOLDER, entry.import.types)
    return [`## ${name}${path.slice(1)}`, ...exported(file).map(({ name, code }) => `### ${name}\n\n\`\`\`ts\n${code}\n\`\`\``)].join('\n\n')
  })
  return `# ${name}\n\nWritten from the code by \`npx pnpm run docs\`. How to use it: [README](../../${FOLDER}/README.md).\n\n${sections.join('\n\n')}\n`
}

/** What a module exports, in its order: its own declarations, and those that it names from others. */
function exported(file) {
  const text = readFileSync(file, 'utf8')
  const named = [...text.matchAll(/^export (?:type )?\{([^}]+)\} from '\.\/(.+)\.js';$/gm)].flatMap(([, names, module]) => {
    const known = declarations(join(file, '..', `${module}.d.ts`))
    return names.split(',').map((name) => known.find((each) => each.name === name.trim().replace(/^type /, '')))
  })
  return [...named, ...declarations(file)]
}

function declarations(file) {
  const chunks = []
  let open = false
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const begins = /^[^\s}*]/.test(line)
    if (begins && !open) chunks.push([])
    if (begins) open = line.startsWith('/**') && !line.endsWith('*/')
    if (line.startsWith('/**') && line.endsWith('*/')) open = true
    if (/^ \*\/$/.test(line)) open = true
    else if (begins && !line.startsWith('/**')) open = false
    chunks.at(-1)?.push(line)
  }
  return chunks.flatMap((lines) => {
    const code = lines.filter((line) => line.trim() !== '#private;').join('\n').trim()
    const name = /^export (?:declare )?(?:abstract )?(?:class|function|interface|type|const) (\w+)/m.exec(code)?.[1]
    return name === undefined ? [] : [{ name, code: code.replace(/^export (?:declare )?/m, '') }]
  })
}
