import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { ProxilionMCPClient } from '@proxilion/mcp-middleware'
import { guardTransport } from '@proxilion/mcp-middleware/mcp'

/** Connects to an MCP server so that no call reaches it unjudged. */
export async function connect(transport: Transport, { endpoint, user, server }: { endpoint: string; user: string; server: string }): Promise<Client> {
  const proxilion = new ProxilionMCPClient({ proxilionEndpoint: endpoint, userId: user }).withSession()
  const client = new Client({ name: 'application', version: '1.0.0' })
  await client.connect(guardTransport(proxilion, transport, { server }))
  return client
}
