import { layOut } from './lay-out.ts';
import type { LayoutRequest } from './lay-out.ts';

// A thousand activities take most of a second: the canvas must not stand still meanwhile.
self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  self.postMessage(layOut(data));
});
