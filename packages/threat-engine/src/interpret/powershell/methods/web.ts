import type { Effect } from '../../../facts.js'
import { join } from '../../machine.js'
import { readFile, writeFile } from '../files.js'
import type { MemberCall } from '../member.js'
import { type Method, arg, field, fieldsOf, quiet, shown } from './method.js'
import { from, receive, send } from '../record.js'
import { NULL, asText, carried, carriedBy, instance, unknown } from '../value.js'

/** Methods of clients: which argument is the address, which the content, which the file. */
const fetches =
  (path?: number): Method =>
  (c) => {
    const effect = receive(shown(c, 0), c.frame, c.session)
    const value = unknown(join(arg(c, 0).taint, from(effect)))
    if (path !== undefined) writeFile(shown(c, path), value, false, [], c.frame, c.session)
    return path === undefined ? value : NULL
  }
const posts =
  (content: number): Method =>
  (c) => {
    const effect = send(shown(c, 0), carriedBy(c.args.slice(content)), c.frame, c.session)
    return unknown(from(effect))
  }
const uploads: Method = (c) => {
  const path = c.args.length > 2 ? 2 : 1
  const data = readFile(shown(c, path), c.frame, c.session)
  send(shown(c, 0), carried(data), c.frame, c.session, ['upload'])
  return NULL
}

export const WEB_CLIENT: Readonly<Record<string, Method>> = {
  downloadstring: fetches(),
  downloaddata: fetches(),
  openread: fetches(),
  downloadfile: fetches(1),
  downloadstringasync: fetches(),
  downloadstringtaskasync: fetches(),
  downloadfileasync: fetches(1),
  downloadfiletaskasync: fetches(1),
  downloaddataasync: fetches(),
  downloaddatataskasync: fetches(),
  uploadstring: posts(1),
  uploaddata: posts(1),
  uploadvalues: posts(1),
  uploadfile: uploads,
  uploadfileasync: uploads,
  uploadstringasync: posts(1),
  openwrite: (c) => instance('net.stream', [['url', arg(c, 0)]]),
}
export const HTTP_CLIENT: Readonly<Record<string, Method>> = {
  getstringasync: fetches(),
  getbytearrayasync: fetches(),
  getstreamasync: fetches(),
  getasync: fetches(),
  postasync: posts(1),
  putasync: posts(1),
  patchasync: posts(1),
  deleteasync: posts(1),
  sendasync: (c) => {
    const request = arg(c, 0)
    const url = request.k === 'object' ? request.fields.get('url') : undefined
    const content = request.k === 'object' ? request.fields.get('content') : undefined
    const effect = content
      ? send(asText(url ?? NULL), carried(content), c.frame, c.session)
      : receive(asText(url ?? NULL), c.frame, c.session)
    return unknown(from(effect))
  },
}
/** Requests of Windows and of COM: `Open(method, url)` and `Send(body)`. */
export const HTTP_REQUEST: Readonly<Record<string, Method>> = {
  open: (c) => {
    fieldsOf(c).set('method', arg(c, 0)).set('url', arg(c, 1))
    return NULL
  },
  setrequestheader: quiet,
  setproxy: quiet,
  send: (c) => {
    const url = asText(field(c, 'url'))
    const body = c.args[0]
    const effect =
      body && body.k !== 'null' && !/^get$/i.test(asText(field(c, 'method')))
        ? send(url, carried(body), c.frame, c.session)
        : receive(url, c.frame, c.session)
    fieldsOf(c)
      .set('responsetext', unknown(from(effect)))
      .set('responsebody', unknown(from(effect)))
      .set('responsestream', unknown(from(effect)))
    return NULL
  },
}
export const WEB_REQUEST: Readonly<Record<string, Method>> = {
  getresponse: (c) => instance('net.response', [], from(answered(c))),
  getresponseasync: (c) => instance('net.response', [], from(answered(c))),
  getrequeststream: (c) => instance('net.stream', [['url', field(c, 'url')]]),
}
function answered(c: MemberCall): Effect {
  return receive(asText(field(c, 'url')), c.frame, c.session)
}
