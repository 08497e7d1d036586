export { appendObjects } from './appendObjects'
export { documentsText } from './documentsText'
export { EditedText } from './editedText'
export { editsOf } from './editsOf'
