import type { Scene } from './picture.ts';

/** Pictures of the default templates, by file name. */
export const scenes: Record<string, Scene> = {
  'cart.png': {
    top: [236, 244, 240],
    bottom: [206, 228, 218],
    shapes: [
      { kind: 'disc', x: 400, y: 430, radius: 250, colour: [186, 214, 201] },
      { kind: 'ring', x: 400, y: 150, radius: 62, thick: 16, colour: [33, 84, 66] },
      { kind: 'box', x: 280, y: 150, width: 240, height: 210, round: 26, colour: [18, 110, 82] },
      { kind: 'box', x: 280, y: 150, width: 240, height: 46, round: 22, colour: [13, 92, 68] },
      { kind: 'disc', x: 345, y: 190, radius: 9, colour: [236, 244, 240] },
      { kind: 'disc', x: 455, y: 190, radius: 9, colour: [236, 244, 240] },
      { kind: 'disc', x: 560, y: 300, radius: 46, colour: [240, 168, 72] },
      { kind: 'disc', x: 236, y: 316, radius: 34, colour: [226, 104, 84] },
    ],
  },
  'summer.png': {
    top: [126, 196, 226],
    bottom: [224, 240, 238],
    shapes: [
      { kind: 'disc', x: 590, y: 130, radius: 72, colour: [252, 206, 92] },
      { kind: 'disc', x: 210, y: 120, radius: 34, colour: [250, 252, 252] },
      { kind: 'disc', x: 256, y: 106, radius: 44, colour: [250, 252, 252] },
      { kind: 'disc', x: 306, y: 124, radius: 30, colour: [250, 252, 252] },
      { kind: 'box', x: -40, y: 262, width: 880, height: 200, round: 8, colour: [38, 140, 170] },
      { kind: 'box', x: -40, y: 300, width: 880, height: 160, round: 8, colour: [30, 122, 152] },
      { kind: 'disc', x: 400, y: 760, radius: 420, colour: [240, 214, 160] },
    ],
  },
};
