import type { AbandonedCartTexts } from '../en/abandoned-cart.ts';

export const abandonedCart: AbandonedCartTexts = {
  team: {
    name: '购物车挽回',
    sentence: '一小时后提醒未结账的购物车，回应每一次点击，一天后为金额较大的送上优惠码。',
    goal: '已购买',
    entry: '购物车未结账',
    reminder: '购物车还在等您',
    tapped: '点了哪个按钮？',
    link: '购物车链接',
    ask: '同事会来解答',
    team: '关于购物车的疑问',
    note: '对含 {{ event.items }} 件商品的购物车有疑问。',
    thanks: '不着急',
    large: '金额较大？',
    fifty: '满 50 欧元',
    code: '免运费',
    buying: '准备下单',
    asked: '正在咨询',
    declined: '这次不买',
    offered: '已收到优惠码',
    quiet: '不再打扰',
  },
  people: {
    reminder:
      '您好，{{first_name}}！您的购物车还为您保留着：商品{{items}}件，合计{{total}}。要为您保留到明天吗？',
    items: '若干',
    total: '{{ whole }}.{{ cents }}欧元',
    unknownTotal: '以购物车显示为准',
    exampleTotal: '84.90欧元',
    finish: '去结账',
    question: '我有疑问',
    notNow: '暂时不用',
    thankYou:
      '您好，{{first_name}}！关于您的购物车，最后提醒一次：使用下方优惠码即可免运费，有效期至明晚零点。',
    back: '返回购物车',
    link: '太好了！点一下即可打开您的购物车：https://shop.example/cart/{{ event.cart_id | default: "mine" }}\n\n如果遇到问题，直接在这里告诉我们就好。',
    ask: '请说！同事会查看这里的消息，并尽快回复您。',
    noHurry: '好的，不着急。关于这个购物车，我们不会再打扰您。',
  },
};
