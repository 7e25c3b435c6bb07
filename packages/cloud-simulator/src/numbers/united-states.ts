/**
 * Area codes of +1 that are not the United States: Canada, the Caribbean and Bermuda, and codes bound
 * to no place. Source: North American Numbering Plan Administrator, area code list.
 */
const elsewhere = new Set(
  (
    '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 ' +
    '474 506 514 519 537 548 568 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 ' +
    '851 867 873 879 902 905 942 ' +
    '242 246 264 268 284 340 345 441 473 649 658 664 721 758 767 784 787 809 829 849 868 869 876 939 ' +
    '500 521 522 523 524 525 526 527 528 529 533 544 566 577 588 600 622 633 644 655 677 688 700 710 ' +
    '800 833 844 855 866 877 888 900'
  ).split(' '),
);

/** Whether Meta counts the number as one of the United States (+1 with an area code of theirs). */
export function isUnitedStates(waId: string): boolean {
  return /^1[2-9]\d{9}$/.test(waId) && !elsewhere.has(waId.slice(1, 4));
}
