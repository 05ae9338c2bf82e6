import { factsOf, testAnalyzer } from '../../testing.js'
import { callbackValidation } from './analyzer.js'

testAnalyzer(callbackValidation, {
  malicious: [
    [factsOf('receive host:callback x.oastify.com'), ['callback:high']],
    [factsOf('scan host:callback x.oastify.com [dns]'), ['callback']],
    [factsOf('receive host:metadata 169.254.169.254'), ['cloud-metadata:high']],
    [factsOf('receive host:metadata 169.254.169.254 target=/latest/meta-data/iam/security-credentials/app'), ['metadata-credentials:critical']],
    [factsOf('receive host:metadata metadata.google.internal target=/computeMetadata/v1/instance/service-accounts/default/token'), ['metadata-credentials']],
    [factsOf('receive host:loopback 127.0.0.1 [obfuscated-address]'), ['obfuscated-address:medium']],
    [factsOf('receive host:private 10.0.0.5 [obfuscated-address]'), ['obfuscated-address:medium']],
    [factsOf('receive host:raw-ip 203.0.113.9 [obfuscated-address]'), ['obfuscated-address:high']],
    [factsOf('send host:private 10.0.0.5 [wrapper-scheme] scheme=gopher'), ['wrapper-scheme:high']],
    [factsOf('receive host:public аpple.com [homograph]'), ['look-alike:medium']],
    [factsOf('receive host:link-local 169.254.1.5'), ['link-local:medium']],
  ],
  benign: [
    factsOf('receive host:public api.github.com'),
    factsOf('receive host:loopback localhost'),
    factsOf('listen host:link-local 169.254.1.5'),
    factsOf('receive host:webhook hooks.example'),
    factsOf('receive host:unknown x [wrapper-scheme] scheme=data'),
  ],
})
