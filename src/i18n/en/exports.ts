/** The dialog in which the way of a request is taken along. */
export const exports = {
  open: 'Export…',
  label: 'Export',
  about: 'The way of this request, to be kept elsewhere. Everything is made here; nothing is sent.',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  save: 'Save',
  /** What a button does, with what: `Copy Markdown`. */
  copyForm: (form: string) => `Copy ${form}`,
  saveForm: (form: string) => `Save ${form}`,
  failed: 'This browser could not make the picture. Save it as SVG instead.',
  forms: {
    moving: {
      name: 'SVG',
      about: 'Map and flow table in one picture that plays by itself wherever it is shown as an image, in a README too.',
    },
    still: { name: 'PNG', about: 'The same at its end, for slides and chats.' },
    markdown: { name: 'Markdown', about: 'The verdict and the flow table, for issues and docs.' },
    html: { name: 'HTML', about: 'The same as a table for a web page.' },
    csv: { name: 'CSV', about: 'The flow table, for a spreadsheet.' },
    mermaid: { name: 'Mermaid', about: 'A sequence diagram, for Markdown that draws them.' },
    json: { name: 'JSON', about: 'The whole trace, for programs.' },
  },
}
