// A person's hand on the map: real movements of the mouse.

/** A place of the map where nothing but the map is, on the screen: no card, no button. */
export function freePlace(page) {
  return page.evaluate(() => {
    const { left, top, width, height } = document.querySelector('.react-flow').getBoundingClientRect()
    for (let y = top + height / 2; y < top + height - 60; y += 7)
      for (let x = left + 30; x < left + width - 200; x += 11)
        if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return { x, y }
    throw new Error('the map has no free place')
  })
}

/** Waits until the page has drawn what came. */
export function nextFrame(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())))
}
