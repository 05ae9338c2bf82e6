import { stepped } from '../../machine.js'
import { writeFile } from '../files.js'
import { type Method, arg, field, fieldsOf, quiet, same, shown } from './method.js'
import { connect, from, send } from '../record.js'
import { NULL, asNumber, asText, carriedBy, instance, unknown, withTaint } from '../value.js'

/** Streams: what is read carries the other end, what is written goes to it. */
const readsStream: Method = (c) => (c.object.k === 'object' ? (c.object.fields.get('data') ?? unknown(c.taint)) : unknown(c.taint))
const writesStream: Method = (c) => {
  const { session, frame } = c
  const url = fieldsOf(c).get('url')
  const peer = fieldsOf(c).get('peer')
  const path = fieldsOf(c).get('path')
  const data = carriedBy(c.args)
  if (url) send(asText(url), data, frame, session)
  else if (path) writeFile(asText(path), arg(c, 0), false, [], frame, session)
  else {
    const source = (peer ?? c.object).taint.sources.find(
      (s) => s.resource.kind === 'host' && (s.action === 'connect' || s.action === 'listen'),
    )
    if (source && source.resource.kind === 'host') session.machine.flow(data, session.machine.effect(frame, 'send', source.resource))
  }
  return NULL
}
export const STREAM: Readonly<Record<string, Method>> = {
  read: (c) => {
    // `Read(buffer, …)` fills the buffer; it is shared, so that the bytes read carry the connection from here on.
    return withTaint(unknown(), c.object.taint)
  },
  readtoend: readsStream,
  readline: readsStream,
  readbyte: readsStream,
  readasync: readsStream,
  readtoendasync: readsStream,
  toarray: readsStream,
  getbuffer: readsStream,
  copyto: (c) => {
    const target = arg(c, 0)
    if (target.k === 'object') target.fields.set('data', readsStream(c))
    return NULL
  },
  write: writesStream,
  writeline: writesStream,
  writeasync: writesStream,
  flush: quiet,
  close: quiet,
  dispose: quiet,
  getresponsestream: same,
  getstream: same,
  authenticateasclient: quiet,
  getcontent: same,
}
export const SOCKET: Readonly<Record<string, Method>> = {
  connect: (c) => {
    const effect = connect(shown(c, 0), asNumber(arg(c, 1)), c.frame, c.session)
    fieldsOf(c).set('peer', unknown(stepped(from(effect), 'socket')))
    return NULL
  },
  connectasync: (c) => {
    const effect = connect(shown(c, 0), asNumber(arg(c, 1)), c.frame, c.session)
    fieldsOf(c).set('peer', unknown(stepped(from(effect), 'socket')))
    return unknown()
  },
  beginconnect: (c) => {
    connect(shown(c, 0), asNumber(arg(c, 1)), c.frame, c.session, ['single-port'])
    return unknown()
  },
  getstream: (c) => instance('net.stream', [['peer', field(c, 'peer')]], c.taint),
  send: writesStream,
  sendto: writesStream,
  receive: (c) => unknown(c.taint),
  start: quiet,
  close: quiet,
  accepttcpclient: (c) => instance('net.sockets.tcpclient', [['peer', unknown(c.taint)]], c.taint),
  acceptsocket: (c) => instance('net.sockets.tcpclient', [['peer', unknown(c.taint)]], c.taint),
}
