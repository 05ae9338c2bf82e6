/** The measure for `/analyze`: an express route that parses JSON and echoes it, with the gateway's own express and nothing else. Prints its port. */
import { createRequire } from 'node:module'

const express = createRequire(new URL('../../apps/gateway/package.json', import.meta.url))('express')

const app = express()
app.disable('x-powered-by')
app.use(express.json({ limit: '2mb' }))
app.post('/echo', (request, response) => response.json(request.body))
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
process.on('SIGTERM', () => process.exit(0))
