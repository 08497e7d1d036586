/**
 * What links of version 1 are packed against: words that most manifests have, the most frequent last. It is a part of the format: whoever changes a
 * letter of it makes every link unreadable that was ever sent. A later version has a dictionary of its own.
 */
export const dictionary1 = `apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata:
spec:
  addresses:
  hostnames:
  listeners:
    - port: 443
      protocol: HTTPS
      backends:
        - nodePort: 30080
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
spec:
  gatewayClassName:
kind: HTTPRoute
spec:
  parentRefs:
    - name:
  hostnames:
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /
      backendRefs:
        - name:
          port: 80
          weight:
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicyList
items: []
kind: NetworkPolicy
spec:
  podSelector:
    matchLabels:
      app:
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name:
        - podSelector:
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  annotations:
spec:
  ingressClassName: nginx
  tls:
    - hosts:
      secretName:
  rules:
    - host: example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  labels:
    kubernetes.io/service-name:
addressType: IPv4
endpoints:
  - addresses:
      - 10.244.1.2
    conditions:
      ready: true
    nodeName: node1
    targetRef:
      kind: Pod
ports:
  - name: http
    port: 8080
    protocol: TCP
---
apiVersion: v1
kind: Node
status:
  addresses:
    - type: InternalIP
      address: 192.168.1.
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: default
  labels:
    app: web
    app.kubernetes.io/name:
spec:
  nodeName: node1
  containers:
    - name: web
      image: example/web
      ports:
        - containerPort: 8080
status:
  phase: Running
  podIP: 10.244.1.2
  podIPs:
    - ip:
  conditions:
    - type: Ready
      status: "True"
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: default
  labels:
    app: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      serviceAccountName:
      securityContext:
        runAsNonRoot: true
      containers:
        - name: server
          image:
          ports:
            - containerPort: 8080
          readinessProbe:
            httpGet:
              path: /healthz
              port: 8080
          env:
            - name: PORT
              value: ""
          resources:
            requests:
              cpu: 100m
              memory: 64Mi
            limits:
              cpu: 200m
              memory: 128Mi
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: default
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  type: NodePort
  clusterIP: 10.96.0.1
  selector:
    app: web
  ports:
    - name: http
      protocol: TCP
      port: 80
      targetPort: 8080
      nodePort: 30080
`
