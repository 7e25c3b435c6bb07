/** A product of a catalogue. */
export interface Product {
  /** The seller's own id of it (SKU). */
  retailerId: string;
  name: string;
  description: string;
  price: number;
  /** Three letters. */
  currency: string;
  /** A picture that the simulator serves, by its file name below `/media`. */
  picture: string;
}

export interface Catalogue {
  id: string;
  name: string;
  products: Product[];
}

/** The catalogue that every account of the simulator is connected to. */
export const demoCatalogue: Catalogue = {
  id: '194836987003835',
  name: 'Fjord & Field',
  products: [
    {
      retailerId: 'rain-jacket',
      name: 'Rain jacket',
      description: 'Light, waterproof, with a hood.',
      price: 129,
      currency: 'EUR',
      picture: 'product-jacket.png',
    },
    {
      retailerId: 'wool-socks',
      name: 'Wool socks',
      description: 'Two pairs of warm merino wool.',
      price: 24.5,
      currency: 'EUR',
      picture: 'product-socks.png',
    },
    {
      retailerId: 'trail-bottle',
      name: 'Trail bottle',
      description: 'Keeps 0.7 litres cold for a day.',
      price: 32,
      currency: 'EUR',
      picture: 'product-bottle.png',
    },
    {
      retailerId: 'day-pack',
      name: 'Day pack',
      description: '22 litres, with room for a laptop.',
      price: 89,
      currency: 'EUR',
      picture: 'product-pack.png',
    },
    {
      retailerId: 'camp-mug',
      name: 'Camp mug',
      description: 'Enamelled steel, 350 ml.',
      price: 14.9,
      currency: 'EUR',
      picture: 'product-mug.png',
    },
  ],
};

export interface CatalogueShelf {
  find: (catalogueId: string) => Catalogue | undefined;
  /** The catalogue an account is connected to. */
  ofAccount: (wabaId: string) => Catalogue;
  product: (catalogueId: string, retailerId: string) => Product | undefined;
}

function find(catalogueId: string): Catalogue | undefined {
  return catalogueId === demoCatalogue.id ? demoCatalogue : undefined;
}

/** The catalogues of the simulator: one, whose products don't change. */
export function createCatalogueShelf(): CatalogueShelf {
  return {
    find,
    ofAccount: () => demoCatalogue,
    product: (catalogueId, retailerId) =>
      find(catalogueId)?.products.find((product) => product.retailerId === retailerId),
  };
}
