import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'

/** An MCP server that keeps notes, and would write them anywhere. */
export function createNotes(written: Map<string, string>): McpServer {
  const server = new McpServer({ name: 'notes', version: '1.0.0' })
  server.registerTool('write_note', { inputSchema: { path: z.string(), content: z.string() } }, ({ path, content }) => {
    written.set(path, content)
    return { content: [{ type: 'text', text: `written to ${path}` }] }
  })
  return server
}
