// data table
import type { EffectRule, Flag, Signature, Usage } from './signature.js'

const RUN_FLAGS: Readonly<Record<string, Flag>> = {
  '-v, --volume': 'value', '--mount': 'value', '-p, --publish': 'value', '-e, --env': 'value', '--env-file': 'load', '--name': 'value', '-w, --workdir': 'value', '-u, --user': 'value', '--network, --net': 'value', '--pid': 'value', '--ipc': 'value', '--uts': 'value', '--userns': 'value', '--cgroupns': 'value',
  '--cap-add': 'value', '--cap-drop': 'value', '--security-opt': 'value', '--device': 'value', '--entrypoint': 'value', '-h, --hostname': 'value', '-l, --label': 'value', '-m, --memory': 'value', '--cpus': 'value', '--restart': 'value', '--platform': 'value', '--add-host': 'value', '--link': 'value', '--gpus': 'value',
  '--tmpfs': 'value', '--ulimit': 'value', '--shm-size': 'value', '--log-driver': 'value', '--log-opt': 'value', '--volumes-from': 'value', '--dns': 'value', '--expose': 'value', '--health-cmd': 'value', '--ip': 'value', '--pull': 'value', '--stop-signal': 'value', '--sysctl': 'value', '--cidfile': 'value', '--network-alias': 'value', '--runtime': 'value', '--init': 'switch', '-a, --attach': 'value', '--detach-keys': 'value', '--group-add': 'value', '--annotation': 'value', '--label-file': 'value', '--cpuset-cpus': 'value', '--memory-swap': 'value', '--pids-limit': 'value', '--cgroup-parent': 'value',
}
/** Host paths whose mount gives the host away: the root, its system folders, homes, sockets. */
const HOST = '^(?:type=bind,)?(?:source=|src=)?(?:/|/(?:etc|root|proc|sys|dev|boot|home|var|usr|lib|bin|sbin|run)(?:/(?:cron[^:,/]*|sudoers[^:,/]*|shadow|lib/kubelet|lib/docker|log)?)?|/host|~|\\$HOME|~/\\.(?:ssh|aws|kube|gnupg|config)[^:,]*)(?::|,|$)'
const SOCKET = '(?:docker|containerd|crio|podman)\\.sock'
const escapes: readonly EffectRule[] = [
  { does: 'grant', what: 'container', class: 'privileged', when: { flags: ['--privileged'] } },
  { does: 'grant', what: 'container', class: 'privileged', name: '$--cap-add', when: { value: ['--cap-add', '^(?:ALL|(?:CAP_)?(?:SYS_ADMIN|SYS_PTRACE|SYS_MODULE|SYS_RAWIO|DAC_READ_SEARCH|BPF|SYS_BOOT))$'] } },
  { does: 'grant', what: 'container', class: 'privileged', name: '$--security-opt', when: { all: ['--cap-add'], value: ['--security-opt', '(?:apparmor|seccomp)[=:]unconfined'] } },
  { does: 'grant', what: 'container', class: 'host-mount', name: '$-v', when: { value: ['-v', HOST] } },
  { does: 'grant', what: 'container', class: 'host-mount', name: '$--mount', when: { value: ['--mount', HOST.replace('^(?:type=bind,)?(?:source=|src=)', '(?:^|,)(?:source=|src=)').replace('?(?:/', '(?:/')] } },
  { does: 'grant', what: 'container', class: 'socket', name: '$-v', when: { value: ['-v', SOCKET] } },
  { does: 'grant', what: 'container', class: 'socket', name: '$--mount', when: { value: ['--mount', SOCKET] } },
  { does: 'grant', what: 'container', class: 'host-namespace', name: '$--pid', when: { value: ['--pid', '^host$'] } },
  { does: 'grant', what: 'container', class: 'host-namespace', name: '$--userns', when: { value: ['--userns', '^host$'] } },
  { does: 'grant', what: 'container', class: 'host-namespace', name: '$--ipc', when: { value: ['--ipc', '^host$'] } },
  { does: 'grant', what: 'container', class: 'host-mount', name: '$--device', when: { value: ['--device', '^/dev/(?:sd|nvme|vd|xvd|mem|kmem|dm-|mapper)'] } },
]
const RUN: Usage = { flags: RUN_FLAGS, operands: { first: 'image', second: 'argv' }, effects: escapes, wraps: { remote: 'container' }, stdout: 'content', stdin: 'data' }
const EXEC: Usage = { flags: { '-e, --env': 'value', '--env-file': 'load', '-u, --user': 'value', '-w, --workdir': 'value', '--detach-keys': 'value', '--index': 'value' }, operands: { first: 'value', second: 'argv' }, effects: [{ does: 'grant', what: 'container', class: 'privileged', when: { flags: ['--privileged'] } }], wraps: { remote: 'container' }, stdout: 'content' }
const LOOKS: Usage = { flags: { '-f, --format, --filter': 'value', '-n, --tail': 'value', '--since': 'value', '--until': 'value', '-t': 'value', '--type': 'value' }, operands: { rest: 'value' } }
const BUILD: Usage = { flags: { '-f, --file': 'value', '-t, --tag': 'value', '--build-arg': 'value', '--target': 'value', '--platform': 'value', '--label': 'value', '--cache-from': 'value', '--cache-to': 'value', '-o, --output': 'value', '--secret': 'value', '--ssh': 'value', '--network': 'value', '--progress': 'value', '--iidfile': 'value', '--builder': 'value', '--build-context': 'value', '--add-host': 'value', '--metadata-file': 'value', '--isolation': 'value' }, operands: { rest: 'value' }, effects: [{ does: 'write', what: 'container', class: 'image', name: '$--build-arg', tags: ['query-secret'], when: { value: ['--build-arg', '^\\w*(?:SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY|TOKEN)\\w*='] } }] }
const COMPOSE: Usage = { flags: { '-f, --file': 'value', '-p, --project-name': 'value', '--env-file': 'load', '--profile': 'value', '--project-directory': 'value', '--scale': 'value', '-t, --timeout': 'value' }, operands: { rest: 'value' }, subcommands: { exec: { ...EXEC }, run: { flags: RUN_FLAGS, operands: { first: 'value', second: 'argv' }, wraps: { remote: 'container' }, stdout: 'content' }, '*': { flags: { '-t, --timeout': 'value', '--scale': 'value', '-n, --tail': 'value', '--rmi': 'value' }, operands: { rest: 'value' } } } }
const PUSH: Usage = { operands: { first: 'value' }, effects: [{ does: 'publish', what: 'container', class: 'image', name: '$1' }] }
const PRUNE: Usage = { flags: { '--filter': 'value' }, operands: { rest: 'value' }, effects: [] }

/** Container engines and what runs in them. */
export const CONTAINERS: readonly Signature[] = [
  {
    names: ['docker', 'podman', 'nerdctl', 'finch', 'lima'], flags: { '-H, --host': 'value', '-c, --context': 'value', '--config': 'value', '-l, --log-level': 'value', '--connection': 'value', '--root': 'value', '--url': 'value' },
    effects: [{ does: 'connect', what: 'container', class: 'socket', name: '$-H', when: { value: ['-H', '^tcp://(?!127\\.|localhost)'] } }],
    subcommands: {
      run: RUN, create: { ...RUN, operands: { first: 'image', rest: 'value' } }, exec: EXEC, build: BUILD, buildx: { subcommands: { build: BUILD, bake: BUILD }, operands: { rest: 'value' } }, compose: COMPOSE, push: PUSH,
      container: { subcommands: { run: RUN, create: RUN, exec: EXEC, '*': LOOKS } }, image: { subcommands: { push: PUSH, '*': LOOKS } },
      pull: { flags: { '--platform': 'value' }, operands: { first: 'image' } },
      cp: { operands: { first: 'value', second: 'value' } }, login: { flags: { '-u, --username': 'value', '-p, --password': 'value' }, operands: { first: 'value' }, stdin: 'ignored' },
      'save|export': { flags: { '-o, --output': 'write' }, operands: { rest: 'value' } }, load: { flags: { '-i, --input': 'read' } }, import: { operands: { first: 'value' } },
      system: { subcommands: { prune: PRUNE }, operands: { rest: 'value' } }, volume: { subcommands: { 'rm|prune': { operands: { rest: 'value' } } }, operands: { rest: 'value' } },
      swarm: { operands: { rest: 'value' }, flags: { '--token': 'value', '--advertise-addr': 'value' } }, service: { subcommands: { 'create|update': { flags: RUN_FLAGS, operands: { first: 'image', second: 'argv' }, effects: escapes } }, operands: { rest: 'value' } },
      '*': LOOKS,
    },
    examples: [
      ['docker run -p 8080:8080 app', ['receive container:image']], ['docker run -it --privileged alpine', ['grant container:privileged']], ['docker run -v /:/host alpine', ['grant container:host-mount']], ['docker run -v $(pwd):/app node npm test', ['!grant container']], ['docker run --pid=host alpine', ['grant container:host-namespace']],
      ['docker run -v /var/run/docker.sock:/var/run/docker.sock x', ['grant container:socket']], ['docker ps -a', []], ['docker exec -it web ls', []], ['docker compose up -d', []], ['docker build -t x .', []], ['docker build --build-arg API_KEY=abc .', ['write container:image+query-secret']], ['docker build --build-arg VERSION=1 .', []], ['docker run --mount type=bind,source=/,target=/host alpine', ['grant container:host-mount']], ['docker run --mount type=bind,source=/srv/app,target=/app alpine', ['!grant container']],
      ['docker run --rm alpine cat /etc/shadow', ['read path:password-store']], ['docker logs -f web', []], ['docker run -v ./data:/data -v pgdata:/var/lib/postgresql/data postgres', ['!grant container']],
    ],
  },
  { names: ['docker-compose', 'podman-compose'], ...COMPOSE, examples: [['docker-compose -f a.yml up -d', []], ['docker-compose exec web ls', []]] },
  { names: ['ctr', 'crictl', 'runc', 'buildah', 'skopeo', 'kaniko', 'dive', 'kind', 'minikube', 'k3d', 'colima', 'lxc', 'lxc-start', 'incus', 'vagrant', 'packer'], flags: { '-n, --namespace': 'value', '-a, --address': 'value', '-f': 'value', '-t': 'value' }, operands: { rest: 'value' }, tags: { '--privileged': 'force' }, effects: [{ does: 'grant', what: 'container', class: 'privileged', when: { flags: ['--privileged'] } }, { does: 'grant', what: 'container', class: 'privileged', when: { operand: '^security\\.privileged=true$' } }, { does: 'grant', what: 'container', class: 'host-mount', when: { operand: '^source=/$' } }], examples: [['kind create cluster', []], ['ctr run --privileged img x', ['grant container:privileged']], ['skopeo inspect docker://alpine', []]] },
]
