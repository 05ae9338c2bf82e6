/**
 * The Python client's own tests, its types and its examples, in a virtual environment that is kept in `node_modules/.cache`. Each case of pytest is one
 * here. Without `python3` and its `venv` they are left out, with a line on stderr; in CI that is a failure.
 */
import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { read, root } from './sources.js'

const folder = 'packages/proxilion-mcp-python'
const cache = join(root, 'node_modules/.cache/python')
const files = readdirSync(join(root, folder, 'tests')).filter((file) => /^test_.*\.py$/.test(file))
const examples = ['custom-agent-python', 'python-mcp']

interface Ran {
  ok: boolean
  output: string
}

const found = spawnSync('python3', ['-c', 'import sys, venv, ensurepip; print(sys.version); sys.exit(sys.version_info < (3, 10))'], { encoding: 'utf8' })
jest.setTimeout(600_000)

if (found.status !== 0) {
  process.stderr.write('skipped: tests/python.test.ts needs python3 (3.10 or newer) with venv\n')
  test('the Python client is tested in CI at the latest', () => expect(process.env['CI'] ?? '').toBe(''))
} else {
  let python: string
  let cases: Ran
  let types: Ran

  beforeAll(async () => {
    python = await environment()
    ;[cases, types] = await Promise.all([
      run(python, ['-m', 'pytest', '-q', '--no-header', '--tb=short'], { cwd: join(root, folder) }),
      run(process.execPath, [pyright(), '--project', join(root, folder), '--pythonpath', python]),
    ])
  })

  // `tests/conftest.py` writes what became of each case.
  test.each(files)('%s', (file) => {
    const report = JSON.parse(readFileSync(join(cache, 'report.json'), 'utf8')) as Record<string, { passed: number; failed: string[] } | undefined>
    expect({ failed: report[file]?.failed ?? [cases.output] }).toEqual({ failed: [] })
    expect(report[file]?.passed).toBeGreaterThan(0)
  })

  test('pytest itself ends well', () => {
    expect(cases).toEqual({ ok: true, output: expect.stringContaining('passed') })
  })

  test('types are strict', () => {
    expect(types).toEqual({ ok: true, output: expect.stringContaining('0 errors, 0 warnings') })
  })

  test.each(examples)('examples/%s checks itself', async (example) => {
    const { ok, output } = await run(python, [join(root, 'examples', example, 'check.py')])
    expect({ ok, last: output.trimEnd().split('\n').at(-1), output }).toEqual({ ok: true, last: 'ok', output })
  })
}

/** The interpreter of an environment with what the tests need, made anew when that or python3 changes. */
async function environment(): Promise<string> {
  const project = read(`${folder}/pyproject.toml`)
  // Arrays of strings are written alike in TOML and JSON. Not `pip install --group`, which the pip of Debian does not know.
  const packages = [...project.matchAll(/^(?:dependencies|test) = (\[.*\])$/gm)].flatMap(([, list = '[]']) => JSON.parse(list) as string[])
  const key = createHash('sha256').update(JSON.stringify([found.stdout, packages])).digest('hex').slice(0, 16)
  const home = join(cache, key)
  const python = join(home, 'bin/python')
  const ready = join(home, 'ready')
  if (!existsSync(ready)) {
    rmSync(cache, { recursive: true, force: true })
    mkdirSync(cache, { recursive: true })
    for (const [program, args] of [
      ['python3', ['-m', 'venv', home]],
      [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-compile', ...packages]],
    ] as const) {
      const { ok, output } = await run(program, args)
      if (!ok) throw new Error(`${program} ${args.join(' ')}\n${output}`)
    }
    writeFileSync(ready, '')
  }
  rmSync(join(cache, 'report.json'), { force: true })
  return python
}

function pyright(): string {
  return createRequire(join(root, 'package.json')).resolve('pyright/index.js')
}

function run(program: string, args: readonly string[], { cwd = root } = {}): Promise<Ran> {
  // Compiled files stay out of the sources.
  const env = { ...process.env, PYTHONPATH: join(root, folder, 'src'), PYTHONPYCACHEPREFIX: join(cache, 'compiled'), PROXILION_PYTEST_REPORT: join(cache, 'report.json') }
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => resolve({ ok: error === null, output: stdout + stderr }))
  })
}
