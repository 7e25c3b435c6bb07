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
  'product-jacket.png': {
    top: [232, 240, 247],
    bottom: [208, 224, 236],
    shapes: [
      { kind: 'box', x: 290, y: 110, width: 220, height: 250, round: 40, colour: [36, 104, 148] },
      { kind: 'box', x: 225, y: 130, width: 80, height: 200, round: 36, colour: [30, 90, 130] },
      { kind: 'box', x: 495, y: 130, width: 80, height: 200, round: 36, colour: [30, 90, 130] },
      { kind: 'disc', x: 400, y: 112, radius: 62, colour: [30, 90, 130] },
      { kind: 'box', x: 396, y: 140, width: 8, height: 220, round: 3, colour: [240, 200, 92] },
    ],
  },
  'product-socks.png': {
    top: [248, 240, 232],
    bottom: [238, 224, 208],
    shapes: [
      { kind: 'box', x: 285, y: 90, width: 90, height: 220, round: 18, colour: [176, 84, 62] },
      { kind: 'box', x: 285, y: 260, width: 160, height: 84, round: 40, colour: [176, 84, 62] },
      { kind: 'box', x: 285, y: 90, width: 90, height: 44, round: 14, colour: [240, 226, 206] },
      { kind: 'box', x: 445, y: 60, width: 90, height: 200, round: 18, colour: [150, 66, 50] },
      { kind: 'box', x: 445, y: 210, width: 160, height: 84, round: 40, colour: [150, 66, 50] },
      { kind: 'box', x: 445, y: 60, width: 90, height: 44, round: 14, colour: [240, 226, 206] },
    ],
  },
  'product-bottle.png': {
    top: [232, 244, 238],
    bottom: [206, 230, 218],
    shapes: [
      { kind: 'box', x: 340, y: 120, width: 120, height: 260, round: 34, colour: [22, 118, 96] },
      { kind: 'box', x: 368, y: 66, width: 64, height: 66, round: 14, colour: [40, 48, 52] },
      { kind: 'box', x: 340, y: 210, width: 120, height: 60, round: 4, colour: [240, 246, 242] },
      { kind: 'disc', x: 400, y: 240, radius: 18, colour: [240, 168, 72] },
    ],
  },
  'product-pack.png': {
    top: [244, 242, 232],
    bottom: [228, 224, 204],
    shapes: [
      { kind: 'ring', x: 400, y: 96, radius: 44, thick: 16, colour: [70, 78, 46] },
      { kind: 'box', x: 280, y: 96, width: 240, height: 280, round: 70, colour: [104, 116, 66] },
      { kind: 'box', x: 312, y: 230, width: 176, height: 124, round: 30, colour: [84, 94, 52] },
      { kind: 'box', x: 330, y: 252, width: 140, height: 10, round: 4, colour: [240, 200, 92] },
    ],
  },
  'product-mug.png': {
    top: [240, 238, 246],
    bottom: [222, 216, 234],
    shapes: [
      { kind: 'ring', x: 520, y: 226, radius: 58, thick: 22, colour: [58, 74, 128] },
      { kind: 'box', x: 290, y: 120, width: 220, height: 220, round: 30, colour: [72, 92, 156] },
      { kind: 'box', x: 290, y: 120, width: 220, height: 26, round: 12, colour: [240, 242, 248] },
    ],
  },
};
