import type { Api, Argument } from '../api.js'

const REQUEST = {
  method: 'method',
  body: 'body',
  data: 'body',
  json: 'body',
  form: 'body',
  formData: 'body',
  params: 'query',
  qs: 'query',
  searchParams: 'query',
  headers: 'headers',
  auth: 'ignored',
} as const satisfies Record<string, Argument>
const NODE_REQUEST = {
  method: 'method',
  hostname: 'host',
  host: 'host',
  port: 'port',
  headers: 'headers',
  path: 'query',
  $text: 'url',
} as const satisfies Record<string, Argument>
const ADDRESS = { port: 'port', host: 'host', hostname: 'host' } as const satisfies Record<string, Argument>

/** Requests, sockets, servers. */
export const JAVASCRIPT_NETWORK = [
  {
    calls:
      'fetch undici.fetch node-fetch cross-fetch undici.request got got.get got.stream ky ky.get needle superagent.get axios.get axios.head axios.options request.get bent ofetch $fetch',
    args: { url: 'url', options: REQUEST, callback: 'node-callback' },
    gives: '#response',
  },
  { calls: 'axios.post axios.put axios.patch', args: { url: 'url', data: 'body', options: REQUEST }, assume: 'POST', gives: '#response' },
  { calls: 'axios.delete', args: { url: 'url', options: REQUEST }, assume: 'DELETE', gives: '#response' },
  {
    calls: 'got.post ky.post got.put request.post request.put superagent.post needle.post',
    args: { url: 'url', options: REQUEST, callback: 'node-callback' },
    assume: 'POST',
    gives: '#response',
  },
  {
    calls: 'axios axios.request request',
    args: { options: { url: 'url', uri: 'url', $text: 'url', ...REQUEST }, more: REQUEST, callback: 'node-callback' },
    gives: '#response',
  },
  { calls: 'axios.create', gives: '#client' },
  { calls: '#client.get', args: { url: 'url', options: REQUEST }, assume: 'GET', gives: '#response' },
  { calls: '#client.post #client.put', args: { url: 'url', data: 'body', options: REQUEST }, assume: 'POST', gives: '#response' },
  {
    calls: '#response.send #response.write #response.end #response.attach #response.field',
    args: { data: 'body', more: 'body' },
    special: 'send',
    gives: 'self',
  },
  { calls: '#response.text #response.json #response.arrayBuffer #response.blob #response.buffer #response.body', gives: 'content' },
  { calls: '#response.on #response.once', args: { event: 'ignored', listener: 'callback' }, gives: 'self' },
  { calls: '#response.pipe', args: { to: 'value' }, self: 'content', gives: '#piped' },
  { calls: 'http.get https.get', args: { url: NODE_REQUEST, options: { headers: 'headers' }, callback: 'callback' }, gives: '#response' },
  {
    calls: 'http.request https.request http2.connect',
    args: { url: NODE_REQUEST, options: { method: 'method', headers: 'headers' }, callback: 'callback' },
    gives: '#response',
  },
  {
    calls: 'net.connect net.createConnection tls.connect',
    args: { port: 'port', host: 'host', callback: 'callback' },
    special: 'connect',
    gives: '#socket',
  },
  { calls: 'net.Socket tls.TLSSocket', gives: '#socket' },
  { calls: '#socket.connect', args: { port: 'port', host: 'host', callback: 'callback' }, special: 'connect', gives: 'self' },
  { calls: 'Deno.connect Bun.connect', args: { options: ADDRESS }, special: 'connect', gives: '#socket' },
  { calls: '#socket.write #socket.end #socket.send', args: { data: 'body' }, special: 'send' },
  { calls: '#socket.on #socket.once', args: { event: 'ignored', listener: 'callback' }, special: 'receive', gives: '#received' },
  { calls: '#received.on #received.once', args: { event: 'ignored', listener: 'callback' }, gives: 'self' },
  { calls: 'dgram.createSocket', gives: '#socket' },
  { calls: 'ws WebSocket ws.WebSocket socket.io-client.io socket.io-client', args: { url: 'url' }, gives: '#session' },
  { calls: '#session.send #session.emit', args: { data: 'body', more: 'body' }, special: 'send' },
  { calls: '#session.on #session.addEventListener', args: { event: 'ignored', listener: 'callback' }, special: 'receive', gives: 'self' },
  { calls: 'http.createServer https.createServer net.createServer', args: { handler: 'handler' }, gives: '#server' },
  { calls: 'express fastify koa hono polka Fastify', gives: '#server' },
  { calls: '#server.listen', args: { port: 'listen-port', host: 'listen-host', callback: 'handler' }, gives: 'self' },
  {
    calls: 'Deno.serve Bun.serve',
    args: { options: { port: 'listen-port', hostname: 'listen-host', fetch: 'handler' }, handler: 'handler' },
  },
  { calls: 'dns.lookup dns.resolve dns.resolve4 dns.resolveTxt', args: { host: 'query', callback: 'node-callback' }, gives: 'value' },
  { calls: 'navigator.sendBeacon', args: { url: 'url', data: 'body' }, assume: 'POST' },
  { calls: 'XMLHttpRequest', gives: '#xhr' },
  { calls: '#xhr.open', args: { method: 'method', url: 'url' }, gives: '#response' },
  { calls: 'nodemailer.createTransport', args: { options: ADDRESS }, gives: '#mail' },
  { calls: '#mail.sendMail', args: { message: { text: 'body', html: 'body', attachments: 'body' } }, special: 'send' },
  { calls: 'pg.Client pg.Pool mysql.createConnection mysql2.createConnection', gives: '#database' },
  { calls: '#database.query #database.execute', args: { sql: 'sql' } },
  { calls: 'ngrok.connect localtunnel', args: { port: 'ignored' }, effects: ['listen host:tunnel'] },
] as const satisfies readonly Api[]
