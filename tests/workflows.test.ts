/** The workflows of GitHub, read as GitHub reads them: what runs, with which rights, and that no release leaves from elsewhere. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { files, read, root } from './sources.js'

interface Step {
  uses?: string
  run?: string
  if?: string
  with?: Record<string, unknown>
}
interface Job {
  'runs-on': string
  'timeout-minutes': number
  needs?: string | string[]
  permissions?: Record<string, string>
  environment?: string
  steps: Step[]
}
interface Workflow {
  name: string
  on: Record<string, unknown>
  permissions: Record<string, string>
  jobs: Record<string, Job>
}

const pages = files('.github/workflows')
const workflows = pages.map((file) => {
  // YAML 1.2, as GitHub reads it: `on` is a word here and no boolean.
  const document = parseDocument(read(file), { strict: true, uniqueKeys: true })
  return { file, problems: [...document.errors, ...document.warnings].map(String), workflow: document.toJS() as Workflow }
})
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

test('there are two', () => {
  expect(pages.sort()).toEqual(['.github/workflows/ci.yml', '.github/workflows/release.yml'])
})

describe.each(workflows)('$file', ({ file, problems, workflow }) => {
  const jobs = Object.entries(workflow.jobs).map(([name, job]) => ({ name, ...job }))
  const steps = jobs.flatMap(({ name, steps }) => steps.map((step) => ({ job: name, ...step })))

  test('is YAML', () => {
    expect(problems).toEqual([])
  })

  test('grants nothing but reading, unless a job says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    const rights = Object.fromEntries(jobs.flatMap(({ name, permissions }) => (permissions === undefined ? [] : [[name, permissions]])))
    expect(rights).toEqual(
      workflow.name === 'CI' ? {} : { npm: { contents: 'write', 'pull-requests': 'write', 'id-token': 'write' }, pypi: { 'id-token': 'write' } },
    )
  })

  test('knows no secret but the one that GitHub makes for the run', () => {
    expect([...JSON.stringify(workflow).matchAll(/secrets\.(\w+)/g)].filter(([, name]) => name !== 'GITHUB_TOKEN')).toEqual([])
  })

  test('every job ends, waits for jobs that exist, and has steps that do one thing', () => {
    expect(jobs.filter((job) => !(job['timeout-minutes'] <= 30) || typeof job['runs-on'] !== 'string')).toEqual([])
    expect(jobs.flatMap(({ needs = [] }) => needs).filter((name) => !(name in workflow.jobs))).toEqual([])
    expect(steps.filter(({ uses, run }) => (uses === undefined) === (run === undefined))).toEqual([])
  })

  test('uses actions of GitHub, PyPI and changesets alone, each at a version', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    expect(used.filter((name) => !/^(?:actions\/[a-z-]+@v\d+|changesets\/action@v\d+|pypa\/gh-action-pypi-publish@release\/v1)$/.test(name))).toEqual([])
  })

  test('expressions are closed, and none that a stranger can write is in a command', () => {
    const text = read(file)
    expect(text.replace(/\$\{\{[^{}\n]+\}\}/g, '')).not.toMatch(/\{\{|\}\}/)
    expect(steps.filter(({ run }) => /\$\{\{\s*github\.(?:event|head_ref)/.test(run ?? ''))).toEqual([])
  })

  test('runs what the repository has', () => {
    const commands = steps.flatMap(({ run, with: options }) => [run, options?.['version'], options?.['publish']]).filter((command) => typeof command === 'string')
    const programs = commands.flatMap((command) => command.match(/(?:\.\/|scripts\/)[\w./-]+(?=\s|$)/g) ?? []).filter((path) => !path.includes('*'))
    expect(programs.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(commands.flatMap((command) => command.match(/(?<=npm run )[\w-]+/g) ?? []).filter((name) => !(name in scripts))).toEqual([])
  })
})

test('publishes to npm with provenance and to PyPI by its identity, after the tests', () => {
  const { jobs } = workflows.find(({ workflow }) => workflow.name === 'Release')!.workflow
  expect(jobs['npm']).toMatchObject({ needs: 'test', environment: 'npm' })
  expect(jobs['npm']?.steps.at(-1)).toMatchObject({ uses: 'changesets/action@v1', if: "github.event_name == 'push'", env: { NPM_CONFIG_PROVENANCE: 'true' } })
  expect(jobs['pypi']).toMatchObject({ needs: ['npm', 'python'], environment: 'pypi', if: "needs.npm.outputs.published == 'true'" })
  expect(jobs['pypi']?.steps.map(({ uses }) => uses?.split('@')[0])).toEqual(['actions/download-artifact', 'pypa/gh-action-pypi-publish'])
})
