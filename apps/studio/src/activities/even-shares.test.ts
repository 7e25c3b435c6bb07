import { expect, it } from 'vitest';

import { evenShares } from './even-shares.ts';

it('shares are whole and make 100 % whatever the number of branches', () => {
  for (let count = 2; count <= 10; count += 1) {
    const branches = Array.from({ length: count }, (_, index) => ({
      id: String(index),
      name: '',
      weight: 7,
    }));
    const shares = evenShares(branches).map(({ weight }) => weight);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
  }
});
