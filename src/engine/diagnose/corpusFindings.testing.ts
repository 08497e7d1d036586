/** Errors and warnings that are true of a manifest in `e2e/corpus/manifests`: which, of what, and why. `×2`: it is said that often. */
export const corpusFindings: Readonly<Record<string, readonly { readonly because: string; readonly found: readonly string[] }[]>> = {
  'coredns-template.yaml': [
    {
      because: 'a template: CLUSTER_DNS_IP stands where an address will be',
      found: ['warning SYS-03 Service kube-system/kube-dns'],
    },
  ],
  'envoy-gateway.yaml': [
    {
      because: 'examples of their own in one file: four define a Gateway eg, and the last has no listener for TLS routes',
      found: ['error RT-09 TLSRoute default/tlsroute'],
    },
  ],
  'gateway-api-standard.yaml': [
    {
      because: 'examples of one page each: their classes are those of nobody',
      found: [
        'error GW-01 Gateway default/backend-tls',
        'error GW-01 Gateway default/client-validation-basic',
        'error GW-01 Gateway default/example-gateway',
        'error GW-01 Gateway default/my-tcp-gateway',
        'error GW-01 Gateway default/my-udp-gateway',
        'error GW-01 Gateway default/redirect-gateway',
        'error GW-01 Gateway gateway-api-example-ns1/foo-gateway',
        'error GW-01 Gateway gateway-api-example-ns1/prod-gateway',
        'error GW-01 Gateway infra-ns/shared-gateway',
      ],
    },
    {
      because: 'examples of one page each: the Gateways that these routes name are left to the reader',
      found: [
        'error RT-01 HTTPRoute default/api',
        'error RT-01 HTTPRoute default/cors-allow-credentials',
        'error RT-01 HTTPRoute default/header-http-echo',
        'error RT-01 HTTPRoute default/http-filter-mirror',
        'error RT-01 HTTPRoute default/store',
      ],
    },
    {
      because: 'examples of one page each: the Services that these routes name are left to the reader',
      found: [
        'error RT-04 GRPCRoute default/bar-route ×2',
        'error RT-04 GRPCRoute default/example-route',
        'error RT-04 GRPCRoute default/foo-route ×2',
        'error RT-04 GRPCRoute default/grpc-app-1 ×2',
        'error RT-04 GRPCRoute default/grpc-filter-1',
        'error RT-04 HTTPRoute default/bar',
        'error RT-04 HTTPRoute default/bar-route ×2',
        'error RT-04 HTTPRoute default/cors-allow-credentials',
        'error RT-04 HTTPRoute default/default-match-route',
        'error RT-04 HTTPRoute default/example-route',
        'error RT-04 HTTPRoute default/foo ×2',
        'error RT-04 HTTPRoute default/foo-route ×2',
        'error RT-04 HTTPRoute default/header-http-echo',
        'error RT-04 HTTPRoute default/http-app-1 ×2',
        'error RT-04 HTTPRoute default/http-filter-1',
        'error RT-04 HTTPRoute default/http-filter-mirror',
        'error RT-04 HTTPRoute default/http-filter-rewrite',
        'error RT-04 HTTPRoute default/https-route',
        'error RT-04 HTTPRoute default/my-app ×3',
        'error RT-04 HTTPRoute default/simple-split ×2',
        'error RT-04 HTTPRoute gateway-api-example-ns1/http-filter-2',
        'error RT-04 TCPRoute default/tcp-app-1',
        'error RT-04 TCPRoute default/tcp-app-2',
        'error RT-04 TLSRoute default/bar-route',
        'error RT-04 TLSRoute default/foo-route',
        'error RT-04 UDPRoute default/udp-app-1',
        'error RT-04 UDPRoute default/udp-app-2',
      ],
    },
    {
      because: 'examples of one page each: the Services that these policies are for are left to the reader',
      found: ['warning GW-08 BackendTLSPolicy default/tls-upstream-auth', 'warning GW-08 BackendTLSPolicy default/tls-upstream-dev'],
    },
  ],
  'gke-networking-recipes.yaml': [
    {
      because: 'recipes of their own in one file: ten define a Service foo, and the last has other ports',
      found: ['error ING-05 Ingress default/foo-internal', 'error ING-05 Ingress default/secure-ingress'],
    },
    {
      because: 'a template: a variable of the shell stands where a name will be',
      found: ['warning SYS-03 Ingress default/secure-ingress ×2'],
    },
  ],
  'haproxy-ingress.yaml': [
    {
      because: 'examples of several years in one file: this Deployment of apps/v1 has no selector, which versions before did without',
      found: ['warning SYS-03 Deployment default/default-http-backend'],
    },
  ],
  'k8s-examples-guestbook.yaml': [
    {
      because: 'several versions of one example under the same labels: Services of one find the Pods of another, which name no port',
      found: [
        'warning SVC-06 Service default/guestbook',
        'warning SVC-06 Service default/redis-master',
        'warning SVC-06 Service default/redis-replica',
      ],
    },
  ],
  'metrics-server-base.yaml': [
    {
      because: 'a base of kustomize: an overlay adds the labels and the selector',
      found: ['warning SYS-03 Deployment kube-system/metrics-server'],
    },
  ],
  'k8s-docs-concept-blocks.yaml': [
    {
      because:
        'blocks of one page: the example of written Endpoints and other examples all name their Service my-service, and the last has a selector',
      found: ['warning SVC-24 Endpoints default/my-service'],
    },
  ],
  'k8s-docs-service-examples.yaml': [
    {
      because: 'no class is named, and the only class of the file is not the default',
      found: [
        'error ING-01 Ingress default/example-ingress',
        'error ING-01 Ingress default/ingress-resource-backend',
        'error ING-01 Ingress default/ingress-wildcard-host',
        'error ING-01 Ingress default/minimal-ingress',
        'error ING-01 Ingress default/name-virtual-host-ingress',
        'error ING-01 Ingress default/name-virtual-host-ingress-no-third-host',
        'error ING-01 Ingress default/simple-fanout-example',
        'error ING-01 Ingress default/test-ingress',
        'error ING-01 Ingress default/tls-example-ingress',
      ],
    },
    {
      because: 'examples of one page each: the Services that these Ingresses name are left to the reader',
      found: [
        'error ING-04 Ingress default/example-ingress',
        'error ING-04 Ingress default/ingress-wildcard-host ×2',
        'error ING-04 Ingress default/minimal-ingress',
        'error ING-04 Ingress default/name-virtual-host-ingress ×2',
        'error ING-04 Ingress default/name-virtual-host-ingress-no-third-host ×3',
        'error ING-04 Ingress default/simple-fanout-example ×2',
        'error ING-04 Ingress default/test-ingress',
        'error ING-04 Ingress default/tls-example-ingress',
      ],
    },
  ],
  'k8s-examples-by-kind.yaml': [
    {
      because: 'no class is named, and the only class of the file is not the default',
      found: ['error ING-01 Ingress default/ingress-rewrite', 'error ING-01 Ingress default/test-ingress'],
    },
    {
      because: 'examples of one feature each: the Services that these Ingresses name are left to the reader',
      found: [
        'error ING-04 Ingress default/ingress-fanout ×2',
        'error ING-04 Ingress default/ingress-rewrite',
        'error ING-04 Ingress default/ingress-tls',
        'error ING-04 Ingress default/name-virtual-host-ingress ×2',
        'error ING-04 Ingress default/test-ingress',
      ],
    },
    {
      because: 'pathType is written exact: the API server knows Exact, and takes none of these Ingresses',
      found: [
        'error SYS-03 Ingress default/ingress-fanout ×2',
        'error SYS-03 Ingress default/ingress-tls',
        'error SYS-03 Ingress default/name-virtual-host-ingress ×5',
      ],
    },
  ],
  'kong-examples.yaml': [
    {
      because: 'examples of their own in one file: two define a Gateway kong, and the last has no listener https',
      found: ['error RT-02 HTTPRoute default/httproute-testing'],
    },
  ],
  'traefik-crd.yaml': [
    {
      because: 'examples of one page each: the Services that these routes name are left to the reader',
      found: [
        'error TRF-01 IngressRoute apps/my-app',
        'error TRF-01 IngressRoute default/ingressroute ×4',
        'error TRF-01 IngressRoute default/test.route',
        'error TRF-01 IngressRouteTCP apps/ingressroutetcpfoo',
        'error TRF-01 IngressRouteTCP default/ingressroutetcp.crd',
        'error TRF-01 IngressRouteTCP default/test.route',
        'error TRF-01 IngressRouteUDP apps/ingressrouteudpfoo',
        'error TRF-01 IngressRouteUDP default/ingressrouteudp.crd',
        'error TRF-01 TraefikService apps/wrr1 ×2',
        'error TRF-01 TraefikService default/mirror2',
        'error TRF-01 TraefikService default/wrr1',
        'error TRF-01 TraefikService default/wrr2 ×2',
      ],
    },
    {
      because: 'examples of one page each: the objects of Traefik that these routes name are left to the reader, or to another page',
      found: [
        'error TRF-03 TraefikService default/mirror1',
        'error TRF-04 IngressRoute default/ingressroute ×2',
        'error TRF-04 IngressRouteTCP apps/ingressroutetcpfoo',
        'error TRF-05 IngressRoute default/ingressroute',
        'error TRF-05 IngressRouteTCP apps/ingressroutetcpfoo',
        'error TRF-05 IngressRouteTCP default/ingressroutetcp.crd',
      ],
    },
  ],
}
