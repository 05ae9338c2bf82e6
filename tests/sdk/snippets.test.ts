/** The code that READMEs show first, taken out of them and run: against a gateway in each mode, and while it is down, slow or restarting. */
import { transformSync } from '@swc/core'
import * as middleware from '@proxilion/mcp-middleware'
import { read } from '../sources.js'
import { type GatewayProcess, killGateways, spawnGateway } from './gateway-process.js'

jest.setTimeout(60_000)
afterAll(killGateways)

const ENDPOINT = 'http://127.0.0.1:8787'
type Ran = { commands: string[]; told: string[]; error: unknown }

/** The first TypeScript block of a page that imports the client. Its endpoint becomes `url`, further options are added. */
function snippet(page: string): (url: string, options?: string) => Promise<Ran> {
  const code = [...read(page).matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, block = '']) => block).find((block) => block.includes("from '@proxilion/mcp-middleware'")) ?? ''
  const body = code.replace(/^import \{([^}]+)\} from '@proxilion\/mcp-middleware'$/m, 'const {$1} = middleware')
  return async (url, options = '') => {
    expect(body.split(`'${ENDPOINT}',`)).toHaveLength(2)
    // A user of its own each time: sessions that ended stay ended.
    const source = body.replace(`'${ENDPOINT}',`, `'${url}', sessionId: '${crypto.randomUUID()}', ${options}`)
    const { code: script } = transformSync(`async function main() {${source}}`, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } })
    const ran: Ran = { commands: [], told: [], error: undefined }
    const main = new Function('middleware', 'runCommand', 'tellModel', `${script}; return main()`) as (...globals: unknown[]) => Promise<void>
    const runCommand = async (command: string) => void ran.commands.push(command)
    await main(middleware, runCommand, (text: string) => ran.told.push(text)).catch((error: unknown) => (ran.error = error))
    return ran
  }
}

const root = snippet('README.md')
const own = snippet('packages/mcp-middleware/README.md')

test.each([
  ['monitor', undefined, []],
  ['alert', undefined, []],
  ['block', { name: 'ProxilionBlockedError', decision: 'Block' }, [expect.stringContaining('secret')]],
  ['terminate', { name: 'ProxilionBlockedError', decision: 'Terminate' }, [expect.stringContaining('secret')]],
])('in mode %s', async (mode, error, told) => {
  const { url, kill } = await spawnGateway({ MODE: mode })
  const [ofRoot, ofPackage] = [await root(url), await own(url)]
  if (error === undefined) expect(ofRoot).toEqual({ commands: ['nmap -sV target.com'], told: [], error })
  else expect(ofRoot).toEqual({ commands: [], told: [], error: expect.objectContaining(error) })
  expect(ofPackage).toEqual({ commands: told.length === 0 ? ['cat .env'] : [], told, error: undefined })
  await kill()
})

describe('without a gateway that answers', () => {
  let gateway: GatewayProcess
  beforeEach(async () => {
    gateway = await spawnGateway({ MODE: 'block' })
  })

  test('down', async () => {
    await gateway.kill()
    await expect(root(gateway.url)).resolves.toEqual({ commands: [], told: [], error: expect.objectContaining({ name: 'ProxilionUnavailableError', reason: 'network' }) })
    await expect(root(gateway.url, `failMode: 'open',`)).resolves.toEqual({ commands: ['nmap -sV target.com'], told: [], error: undefined })
  })

  test('slow', async () => {
    gateway.child.kill('SIGSTOP')
    await expect(root(gateway.url, 'timeoutMs: 300,')).resolves.toEqual({ commands: [], told: [], error: expect.objectContaining({ name: 'ProxilionUnavailableError', reason: 'timeout' }) })
    await expect(root(gateway.url, `timeoutMs: 300, failMode: 'open',`)).resolves.toEqual({ commands: ['nmap -sV target.com'], told: [], error: undefined })
    await gateway.kill()
  })

  test('slow, but in time', async () => {
    gateway.child.kill('SIGSTOP')
    const ran = root(gateway.url, 'timeoutMs: 30_000,')
    setTimeout(() => gateway.child.kill('SIGCONT'), 200)
    await expect(ran).resolves.toEqual({ commands: [], told: [], error: expect.objectContaining({ decision: 'Block' }) })
  })

  test('restarting: the client asks again until it is there', async () => {
    await expect(root(gateway.url)).resolves.toMatchObject({ error: { decision: 'Block' } })
    await gateway.kill()
    const ran = root(gateway.url, 'timeoutMs: 30_000, retries: 20,')
    await spawnGateway({ MODE: 'block' }, gateway.port)
    await expect(ran).resolves.toEqual({ commands: [], told: [], error: expect.objectContaining({ decision: 'Block' }) })
  })
})
