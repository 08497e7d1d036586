/** https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ and https://gateway-api.sigs.k8s.io/reference/spec/. */
export const networkFields = `
kind Ingress
  spec IngressSpec, status ServiceStatus
IngressSpec
  ingressClassName name, defaultBackend IngressBackend, backend IngressBackend, rules [IngressRule], tls [IngressTls]
IngressBackend
  service IngressService, resource Reference, serviceName name, servicePort port
IngressService
  name! name, port IngressPort
IngressPort
  number int, name name
IngressRule
  host word, http IngressHttp
IngressHttp
  paths! [IngressPath]
IngressPath
  path word, pathType Prefix|Exact|ImplementationSpecific, backend! IngressBackend
IngressTls
  hosts [word], secretName name
kind IngressClass
  spec IngressClassSpec
IngressClassSpec
  controller word, parameters IngressClassParameters
IngressClassParameters
  apiGroup word, kind! kindname, name! name, namespace name, scope Cluster|Namespace

kind NetworkPolicy
  spec NetworkPolicySpec
NetworkPolicySpec
  podSelector Selector, policyTypes [Ingress|Egress], ingress [PolicyIngress], egress [PolicyEgress]
PolicyIngress
  from [PolicyPeer], ports [PolicyPort]
PolicyEgress
  to [PolicyPeer], ports [PolicyPort]
PolicyPeer
  podSelector Selector, namespaceSelector Selector, ipBlock IpBlock
IpBlock
  cidr! cidr, except [cidr]
PolicyPort
  protocol TCP|UDP|SCTP, port port, endPort int

kind GatewayClass
  spec GatewayClassSpec
GatewayClassSpec
  controllerName! word, description text, parametersRef Reference
kind Gateway
  spec GatewaySpec
GatewaySpec
  gatewayClassName! name, listeners! [Listener], addresses [GatewayAddress], infrastructure Infrastructure
  selector labels, servers [IstioServer], allowedListeners AllowedRoutes
GatewayAddress
  type word, value word
Infrastructure
  labels labels, annotations texts, parametersRef Reference
Listener
  name! name, port! int, protocol! word, hostname word, tls ListenerTls, allowedRoutes AllowedRoutes
ListenerTls
  mode Terminate|Passthrough, certificateRefs [ObjectRef], options texts, frontendValidation FrontendValidation
FrontendValidation
  caCertificateRefs [ObjectRef]
AllowedRoutes
  namespaces RouteNamespaces, kinds [RouteKind]
RouteNamespaces
  from All|Same|Selector|None, selector Selector
RouteKind
  group word, kind! kindname
IstioServer
  port IstioPort, hosts [word], tls IstioTls
IstioPort
  number int, name name, protocol word, targetPort int
IstioTls
  mode word, credentialName name, httpsRedirect bool
ObjectRef
  group word, kind kindname, name! name, namespace name, port int, sectionName name
ParentRef
  name! name, namespace name, sectionName name, port int, kind kindname, group word
BackendRef
  name! name, port int, weight int, namespace name, kind kindname, group word, filters [RouteFilter]
kind HTTPRoute
  spec HttpRouteSpec
HttpRouteSpec
  parentRefs [ParentRef], hostnames [word], rules [HttpRouteRule]
HttpRouteRule
  name? name, matches [HttpMatch], filters [RouteFilter], backendRefs [BackendRef], timeouts Timeouts, sessionPersistence SessionPersistence
Timeouts
  request word, backendRequest word
SessionPersistence
  sessionName word, type Cookie|Header, absoluteTimeout word, idleTimeout word
HttpMatch
  path PathMatch, headers [HeaderMatch], queryParams [HeaderMatch], method word
PathMatch
  type PathPrefix|Exact|RegularExpression, value word
HeaderMatch
  name! word, value! text, type Exact|RegularExpression
RouteFilter
  type! RequestHeaderModifier|ResponseHeaderModifier|RequestMirror|RequestRedirect|URLRewrite|ExtensionRef|CORS
  requestHeaderModifier HeaderModifier, responseHeaderModifier HeaderModifier, requestMirror Mirror, requestRedirect Redirect
  urlRewrite Rewrite, extensionRef ObjectRef
HeaderModifier
  set [HeaderValue], add [HeaderValue], remove [word]
Mirror
  backendRef! BackendRef, percent int
Redirect
  scheme word, hostname word, path PathModifier, port int, statusCode int
Rewrite
  hostname word, path PathModifier
PathModifier
  type! ReplaceFullPath|ReplacePrefixMatch, replaceFullPath word, replacePrefixMatch word
kind GRPCRoute
  spec GrpcRouteSpec
GrpcRouteSpec
  parentRefs [ParentRef], hostnames [word], rules [GrpcRouteRule]
GrpcRouteRule
  name? name, matches [GrpcMatch], filters [RouteFilter], backendRefs [BackendRef]
GrpcMatch
  method GrpcMethod, headers [HeaderMatch]
GrpcMethod
  type Exact|RegularExpression, service word, method word
kind TCPRoute
  spec StreamRouteSpec
kind UDPRoute
  spec StreamRouteSpec
kind TLSRoute
  spec StreamRouteSpec
StreamRouteSpec
  parentRefs [ParentRef], hostnames [word], rules [StreamRouteRule]
StreamRouteRule
  name? name, backendRefs! [BackendRef]
kind ReferenceGrant
  spec ReferenceGrantSpec
ReferenceGrantSpec
  from! [GrantFrom], to! [GrantTo]
GrantFrom
  group word, kind! kindname, namespace! name
GrantTo
  group word, kind! kindname, name name
kind IPAddressPool
  spec AddressPoolSpec
AddressPoolSpec
  addresses [word], autoAssign bool, avoidBuggyIPs bool
kind L2Advertisement
  spec L2AdvertisementSpec
L2AdvertisementSpec
  ipAddressPools [name], interfaces [word], nodeSelectors [Selector]
`
