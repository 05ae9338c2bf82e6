import { describeWithRedis, startCluster, startRedis, stopRedis, type RunningRedis } from '../../../../tests/running-redis.js'
import { testSessionStore } from '../testing.js'
import { parseRedisUrl } from './address.js'
import { RedisStore, type RedisStoreOptions } from './redis-store.js'

afterAll(stopRedis)

const open = (url: string, options: RedisStoreOptions = {}) => RedisStore.open(parseRedisUrl(url)!, { timeout: 2000, ...options })

describeWithRedis('one server', () => {
  let server: RunningRedis
  beforeAll(async () => {
    server = await startRedis()
  })

  testSessionStore('RedisStore', async (options) => {
    await server.admin.flushall()
    return open(server.url, options)
  })
})

describeWithRedis('three nodes', () => {
  let nodes: readonly RunningRedis[]
  beforeAll(async () => {
    nodes = await startCluster()
  }, 60_000)

  testSessionStore('RedisStore on a cluster', async (options) => {
    await Promise.all(nodes.map(({ admin }) => admin.flushall()))
    return open(`redis+cluster://127.0.0.1:${nodes[0]?.port}`, options)
  })
})
