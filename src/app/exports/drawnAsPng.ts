/** So many pixels for each of the picture: sharp on a projector. */
const sharpness = 2

/** A picture in SVG as PNG, still and at its end. Fails where the browser cannot draw it. */
export async function drawnAsPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([still(svg)], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * sharpness
    canvas.height = image.naturalHeight * sharpness
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('there is no canvas to draw on')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((made) => (made === null ? reject(new Error('nothing was drawn')) : resolve(made)), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** A picture of one moment shows the end, not the beginning. */
function still(svg: string): string {
  return svg.replace('</style>', '*{animation:none!important}</style>')
}
