const marks = [
  // Helm and its like, shells, kustomize and CI variables.
  /\{\{/,
  /\$\{/,
  /\$\(/,
  /^\$\w+$/,
  // What people write for people: <your-name>, CLUSTER_IP.
  /<[A-Za-z][\w .-]*>/,
  /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/,
]

/** Whether a text stands for another, which a template, a script or a person puts in its place before the object is sent. */
export function isPlaceholder(text: string): boolean {
  return marks.some((mark) => mark.test(text))
}
