// data table
import type { EffectRule, Flag, Signature, Usage } from './signature.js'

const GLOBAL: Readonly<Record<string, Flag>> = {
  '-n, --namespace': 'value', '--context': 'value', '--kubeconfig': 'use', '--cluster': 'value', '--user': 'value', '--as': 'value', '--as-group': 'value', '-s, --server': 'value', '--token': 'value', '-v, --v': 'value', '--request-timeout': 'value', '-o, --output': 'value', '-l, --selector': 'value', '--field-selector': 'value',
  '-f, --filename': 'use', '--schedule': 'value', '-k, --kustomize': 'value', '--type': 'value', '-c, --container': 'value', '--timeout': 'value', '--sort-by': 'value', '--template': 'value', '--patch, -p': 'value', '--image': 'image', '--replicas': 'value', '--port': 'value', '--since': 'value', '--tail': 'value', '--grace-period': 'value', '--overrides': 'value', '--restart': 'value', '--env': 'value', '--labels': 'value', '--serviceaccount': 'value',
  '--clusterrole': 'value', '--role': 'value', '--verb': 'value', '--resource': 'value', '--group': 'value', '--from-literal': 'value', '--from-file': 'use', '--from-env-file': 'load', '--address': 'value', '--cert': 'use', '--key': 'use', '--docker-password': 'value', '--docker-username': 'value', '--docker-server': 'value', '--target': 'value', '--profile': 'value', '--limits': 'value', '--requests': 'value', '--duration': 'value', '--field-manager': 'value', '--cascade': 'value',
}
const SECRETS = '^secrets?(?:$|[/.,])|,secrets?(?:,|$)'
const SHOWN = '^(?:ya?ml|json|jsonpath|go-template|template|custom-columns)'
const LOOK: Usage = { operands: { rest: 'value' } }
const secretReads: readonly EffectRule[] = [
  { does: 'query', what: 'cluster', class: 'secret', when: { operand: SECRETS, max: 1 } },
  // What kind it is comes with the name, from a list.
  { does: 'read', what: 'cluster', class: 'ordinary', name: '$last', when: { notFirst: '^[a-zA-Z-]', max: 1, value: ['-o', SHOWN] } },
  { does: 'read', what: 'cluster', class: 'secrets-bulk', when: { value: ['--raw', '/secrets(?:$|\\?)'] } },
  { does: 'read', what: 'cluster', class: 'secrets-bulk', when: { operand: SECRETS, max: 1, value: ['-o', SHOWN] } },
  { does: 'read', what: 'cluster', class: 'secrets-bulk', when: { operand: SECRETS, flags: ['-A', '--all-namespaces'] } },
  { does: 'read', what: 'cluster', class: 'secret', name: '$2', when: { operand: SECRETS, min: 2, value: ['-o', SHOWN] } },
  { does: 'read', what: 'cluster', class: 'secret', name: '$1', when: { operand: '^secrets?/.', max: 1, value: ['-o', SHOWN] } },
]
const destroyed: readonly EffectRule[] = [
  { does: 'delete', what: 'cluster', class: 'namespace', name: '$operands', when: { operand: '^(?:ns|namespaces?)(?:$|/)' } },
  { does: 'delete', what: 'cluster', class: 'node', name: '$operands', when: { operand: '^(?:no|nodes?)(?:$|/)' } },
  { does: 'delete', what: 'cluster', class: 'volume', name: '$operands', when: { operand: '^(?:pv|pvc|persistentvolumes?|persistentvolumeclaims?|sc)(?:$|/)' } },
  { does: 'delete', what: 'cluster', class: 'role', name: '$operands', when: { operand: '^(?:clusterrole|crd|customresourcedefinition|validatingwebhook|mutatingwebhook)' } },
  { does: 'delete', what: 'cluster', class: 'workload', name: '$operands', tags: ['all'], when: { flags: ['--all', '-A', '--all-namespaces'] } },
  { does: 'delete', what: 'cluster', class: 'workload', name: '$operands', tags: ['all'], when: { operand: '^all$' } },
  { does: 'delete', what: 'cluster', class: 'workload', name: '$operands', when: { without: ['--all', '-A', '--all-namespaces'] } },
]
/** What stands between a pod and the command that it runs, where an unknown flag would begin the command. */
const TERMINAL: Readonly<Record<string, Flag>> = { '-i, --stdin, -t, --tty, -it, -ti, -q, --quiet, --rm, --attach, --leave-stdin-open, --expose, --command, --share-processes': 'switch', '--privileged': 'switch', '--override-type, --image-pull-policy, --annotations, --pod-running-timeout, --copy-to': 'value' }
const EXEC: Usage = { flags: TERMINAL, operands: { first: 'value', rest: 'value', second: 'argv' }, wraps: { remote: 'container' }, stdout: 'content' }

/** Clusters: kubectl, its kin, and helm. */
export const CLUSTER: readonly Signature[] = [
  {
    names: ['kubectl', 'oc', 'k', 'kubecolor', 'k3s-kubectl', 'microk8s.kubectl'], flags: GLOBAL, inert: ['--dry-run'],
    subcommands: {
      get: { flags: { '--raw': 'value' }, operands: { rest: 'value' }, effects: secretReads, stdout: 'transform', step: 'kubectl' }, describe: LOOK,
      delete: { operands: { rest: 'value' }, effects: destroyed, tags: { '--force': 'force' } },
      exec: EXEC, debug: { ...EXEC, effects: [{ does: 'grant', what: 'container', class: 'privileged', when: { operand: '^node/' } }, { does: 'grant', what: 'container', class: 'privileged', when: { value: ['--profile', '^sysadmin$'] } }] },
      run: { flags: TERMINAL, operands: { first: 'value', second: 'argv' }, wraps: { remote: 'container' }, effects: [{ does: 'grant', what: 'container', class: 'privileged', when: { flags: ['--privileged'] } }, { does: 'grant', what: 'container', class: 'privileged', name: '$--overrides', when: { value: ['--overrides', '"privileged"\\s*:\\s*true|"hostPID"\\s*:\\s*true|"hostNetwork"\\s*:\\s*true|"hostPath"\\s*:\\s*\\{\\s*"path"\\s*:\\s*"/"'] } }] },
      cp: { operands: { rest: 'value' } },
      create: {
        subcommands: {
          'clusterrolebinding|rolebinding': { operands: { first: 'value' }, effects: [{ does: 'grant', what: 'permission', class: 'cluster-admin', name: '$1', when: { value: ['--clusterrole', '^(?:cluster-admin|admin|edit)$'] } }] },
          'clusterrole|role': { operands: { first: 'value' }, effects: [{ does: 'grant', what: 'permission', class: 'cluster-admin', name: '$1', when: { value: ['--verb', '\\*'] } }] },
          'cronjob|cj|job': { operands: { first: 'value', second: 'argv' }, wraps: { remote: 'container' } }, token: { operands: { first: 'value' }, effects: [{ does: 'read', what: 'cluster', class: 'secret', name: '$1' }] }, '*': LOOK,
        }, operands: { rest: 'value' },
      },
      config: { subcommands: { view: { effects: [{ does: 'read', what: 'cluster', class: 'config', when: { flags: ['--raw'] } }], stdout: 'transform', step: 'kubectl' } }, operands: { rest: 'value' } },
      'port-forward': { operands: { first: 'value', rest: 'value' }, effects: [{ does: 'listen', what: 'host', class: 'unknown', name: '$1', tags: ['exposed'], when: { value: ['--address', '^(?:0\\.0\\.0\\.0|::|\\*)'] } }] },
      proxy: { effects: [{ does: 'listen', what: 'host', class: 'unknown', name: 'API server', tags: ['exposed'], when: { value: ['--address', '^(?:0\\.0\\.0\\.0|::)'] } }] },
      drain: { operands: { first: 'value' }, effects: [{ does: 'stop', what: 'cluster', class: 'node', name: '$1' }] }, cordon: LOOK,
      scale: { operands: { rest: 'value' }, effects: [{ does: 'stop', what: 'cluster', class: 'workload', name: '$operands', tags: ['all'], when: { flags: ['--all'], value: ['--replicas', '^0$'] } }] },
      'apply|replace|patch|edit|label|annotate|set|rollout|expose|autoscale|taint|uncordon': { operands: { rest: 'value' }, effects: [{ does: 'grant', what: 'container', class: 'privileged', name: '$--patch', when: { value: ['--patch', '"privileged"\\s*:\\s*true|"hostPID"\\s*:\\s*true'] } }, { does: 'grant', what: 'container', class: 'privileged', name: '$last', when: { operand: '^pod-security\\.kubernetes\\.io/enforce(?:=privileged|-)$' } }] },
      logs: { flags: { '-f, --follow': 'switch' }, operands: { rest: 'value' } }, auth: LOOK, '*': LOOK,
    },
    examples: [['kubectl exec web-0 -it -- cat /etc/shadow', ['read path:password-store']], ['kubectl run p -ti --rm --image alpine --overrides \'{"spec":{"hostPID": true}}\'', ['grant container:privileged']], 
      ['kubectl get pods', []], ['kubectl get secrets', ['query cluster:secret', '!read cluster']], ['kubectl get --raw /api/v1/secrets', ['read cluster:secrets-bulk']], ["kubectl create cronjob x --image=alpine --schedule='0 * * * *' -- cat /etc/shadow", ['read path:password-store']], ['kubectl label ns prod pod-security.kubernetes.io/enforce-', ['grant container:privileged']], ['kubectl label ns prod team=web', []], ['kubectl get secrets -A -o yaml', ['read cluster:secrets-bulk']], ['kubectl get secret db -o jsonpath={.data.password}', ['read cluster:secret']], ['kubectl delete ns production', ['delete cluster:namespace']], ['kubectl delete pod web-1', ['delete cluster:workload']],
      ['kubectl delete pods --all', ['delete cluster:workload+all']], ['kubectl apply -f k8s.yaml', ['read path:ordinary+use']], ['kubectl create clusterrolebinding x --clusterrole=cluster-admin --user=eve', ['grant permission:cluster-admin']], ['kubectl exec -it web -- cat /etc/shadow', ['read path:password-store']], ['kubectl exec mypod -- ls /app', ['list path']],
      ['kubectl port-forward svc/db 5432:5432', []], ['kubectl logs -f web', []], ['kubectl delete ns x --dry-run=client', []],
    ],
  },
  {
    names: ['helm', 'helmfile', 'kustomize', 'argocd', 'flux', 'skaffold', 'tilt', 'istioctl', 'linkerd', 'kops', 'eksctl', 'k9s', 'kubectx', 'kubens', 'stern', 'velero', 'etcdctl', 'kubeadm', 'k3s', 'rke2', 'talosctl'],
    flags: { '-n, --namespace': 'value', '-f, --values, --file': 'use', '--set, --set-string, --set-file': 'value', '--version': 'value', '--kube-context': 'value', '--kubeconfig': 'use', '--timeout': 'value', '-o, --output': 'value', '--repo': 'value', '--username': 'value', '--password': 'value', '--name': 'value', '--region': 'value', '--endpoints': 'value', '--cacert': 'use', '--cert': 'use', '--key': 'use', '--prefix': 'switch' },
    inert: ['--dry-run', '--debug-only'],
    subcommands: {
      'uninstall|delete|destroy': { operands: { rest: 'value' }, effects: [{ does: 'delete', what: 'cluster', class: 'workload', name: '$operands' }] },
      get: { operands: { rest: 'value' }, effects: [{ does: 'read', what: 'cluster', class: 'secrets-bulk', when: { operand: '/registry/secrets|^/$' } }], stdout: 'transform', step: 'etcd' },
      reset: { effects: [{ does: 'delete', what: 'cluster', class: 'node', when: { flags: ['-f', '--force'] } }] },
      kubectl: { operands: { first: 'argv' } },
      'backup|restore|schedule|snapshot|backup-location': { subcommands: { delete: { operands: { rest: 'value' }, flags: { '--all': 'switch', '--confirm': 'switch', '-l, --selector': 'value' }, effects: [{ does: 'delete', what: 'cloud', class: 'ordinary', name: '$last', when: { flags: ['--confirm'] } }, { does: 'delete', what: 'cloud', class: 'ordinary', name: '$last', when: { without: ['--confirm'], piped: true } }, { does: 'delete', what: 'cloud', class: 'ordinary', name: '$last', tags: ['interactive'], when: { without: ['--confirm'], piped: false } }] }, '*': LOOK } },
      '*': LOOK,
    },
    examples: [['velero backup delete daily --confirm', ['delete cloud:ordinary', '!delete cloud:ordinary+interactive']], ['velero backup delete daily', ['delete cloud:ordinary+interactive']], ['velero backup get', []], ['helm upgrade --install web ./chart -f values.yaml', ['read path+use']], ['helm uninstall web', ['delete cluster:workload']], ['helm repo add bitnami https://charts.bitnami.com/bitnami', []], ['etcdctl get /registry/secrets --prefix', ['read cluster:secrets-bulk']]],
  },
  { names: ['kubeseal'], stdin: 'used', flags: { '-f, --secret-file': 'use', '-w, --sealed-secret-file': 'write', '--cert': 'use', '--merge-into': 'write', '--from-file': 'use', '-o, --format, --token, --controller-namespace, --controller-name, -n, --namespace, --name, --scope, --context, --cluster, --user, --kubeconfig': 'value' }, operands: { rest: 'value' }, examples: [['kubeseal < secret.yaml > sealed.yaml', ['read path+use']], ['kubeseal -f secret.yaml -w sealed.yaml', ['read path+use']], ['kubeseal --fetch-cert', []]] },
]
