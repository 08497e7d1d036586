export { appendObjects } from './appendObjects'
export { EditedText } from './editedText'
export { editsOf } from './editsOf'
