/** A web address inside a text, without the punctuation that ends a sentence. */
export const webAddress = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}»”’。，！？）]/gu;
