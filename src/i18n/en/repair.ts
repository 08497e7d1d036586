import type { Messages } from '../messages'

/** What is said of a text that copying damaged. */
export const repair: Messages['repair'] = {
  offer: (file, command) => `${file} was damaged by copying and can be repaired; \`${command}\` prints it as it probably was`,
  none: (file) => `${file} reads as it is, or no way is known to make it read; it is printed unchanged`,
  unsure: {
    'several-ways': 'from here on there is another reading, almost as likely',
    'own-key': 'where this key begins is not certain: it is nobody’s but the author’s',
    'comment-end': 'where the comment ends is a guess',
    'left-over': 'words that found no place stand in a comment',
    added: 'a key or a colon was added',
    'block-text': 'the line breaks within this text are lost',
    'left-unread': 'this document could not be rebuilt and stands as it was',
  },
}
